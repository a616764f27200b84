package io.bindery.sessions.archive;

import io.bindery.model.archive.PageRequest;
import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.xml.XmlElement;
import java.util.Optional;

/** The page that a client asks for (XEP-0059). */
final class ResultSetRequest {
    static final String NAMESPACE = "http://jabber.org/protocol/rsm";

    private static final int MAX_DIGITS = 9;

    private ResultSetRequest() {}

    /** The page, with as many messages as the settings allow. */
    static PageRequest read(XmlElement query, ArchiveSettings settings) throws RefusedQueryException {
        Optional<XmlElement> set = query.child("set", NAMESPACE);
        if (set.isEmpty()) {
            return PageRequest.first(settings.allowed(settings.page()));
        }
        if (text(set.get(), "index") != null) {
            // XEP-0059 2.6; an index would cost as much as the archive is long.
            throw new RefusedQueryException(StanzaErrorCondition.FEATURE_NOT_IMPLEMENTED);
        }
        String before = text(set.get(), "before");
        int max = max(text(set.get(), "max"), settings);
        return new PageRequest(max, id(before), id(text(set.get(), "after")), before != null);
    }

    private static int max(String text, ArchiveSettings settings) throws RefusedQueryException {
        if (text == null) {
            return settings.allowed(settings.page());
        }
        if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw RefusedQueryException.malformed();
        }
        return text.length() > MAX_DIGITS ? settings.maxPage() : settings.allowed(Integer.parseInt(text));
    }

    /** Without text the element means the end of the result, from which nothing needs to be known. */
    private static String id(String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static String text(XmlElement set, String name) {
        return set.child(name, NAMESPACE)
                .map(XmlElement::text)
                .map(String::strip)
                .orElse(null);
    }
}
