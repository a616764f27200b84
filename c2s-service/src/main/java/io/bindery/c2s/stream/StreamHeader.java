package io.bindery.c2s.stream;

import io.bindery.c2s.xml.XmlStreamEvent.StreamOpened;
import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.error.StreamErrorException;
import io.bindery.model.jid.Jid;
import io.bindery.model.jid.MalformedJidException;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import java.util.List;

/**
 * What a client said when it opened its stream (RFC 6120 4.7), checked.
 *
 * @param to the served domain
 * @param from the account that the client says it is, or null
 * @param language the value of {@code xml:lang}
 */
public record StreamHeader(String to, Jid from, String language) {
    private static final String DEFAULT_LANGUAGE = "en";

    /** The header that we answer with when the client's own cannot be used. */
    public static StreamHeader fallback(List<String> domains) {
        return new StreamHeader(domains.get(0), null, DEFAULT_LANGUAGE);
    }

    /** Checks a header; throws {@link StreamErrorException} with the error of RFC 6120 that fits. */
    public static StreamHeader check(StreamOpened opened, List<String> domains) {
        XmlElement header = opened.header();
        require(header.namespace().equals(Namespaces.STREAMS), StreamErrorCondition.INVALID_NAMESPACE);
        require(header.name().equals("stream"), StreamErrorCondition.BAD_FORMAT);
        require(opened.defaultNamespace().equals(Namespaces.CLIENT), StreamErrorCondition.INVALID_NAMESPACE);
        require(speaksVersionOne(header.attribute("version")), StreamErrorCondition.UNSUPPORTED_VERSION);
        String to = servedDomain(header.attribute("to"), domains);
        Jid from = claimedAddress(header.attribute("from"), to);
        String language = header.attribute(Namespaces.XML, "lang");
        return new StreamHeader(to, from, language == null ? DEFAULT_LANGUAGE : language);
    }

    private static boolean speaksVersionOne(String version) {
        // RFC 6120 4.7.5: who speaks a later version speaks 1.0 too, which is what we answer with.
        return version != null && version.matches("[1-9][0-9]{0,3}\\.[0-9]{1,4}");
    }

    private static String servedDomain(String to, List<String> domains) {
        require(to != null, StreamErrorCondition.IMPROPER_ADDRESSING);
        try {
            Jid address = Jid.parse(to);
            require(address.isDomain() && domains.contains(address.domain()), StreamErrorCondition.HOST_UNKNOWN);
            return address.domain();
        } catch (MalformedJidException e) {
            throw new StreamErrorException(StreamErrorCondition.HOST_UNKNOWN, e.getMessage());
        }
    }

    private static Jid claimedAddress(String from, String to) {
        if (from == null || from.isEmpty()) {
            return null;
        }
        try {
            Jid address = Jid.parse(from);
            // XEP-0388 2.1: an account of another domain cannot be meant.
            require(address.domain().equals(to), StreamErrorCondition.INVALID_FROM);
            return address;
        } catch (MalformedJidException e) {
            throw new StreamErrorException(StreamErrorCondition.INVALID_FROM, e.getMessage());
        }
    }

    private static void require(boolean met, StreamErrorCondition otherwise) {
        if (!met) {
            throw new StreamErrorException(otherwise, "the stream header cannot be accepted");
        }
    }
}
