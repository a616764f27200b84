package io.bindery.sessions.archive;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.jid.Jid;
import io.bindery.model.jid.MalformedJidException;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** XEP-0441 as XML. */
final class PreferencesElements {
    private static final int MAX_LISTED = 1000;

    private PreferencesElements() {}

    static Preferences read(XmlElement prefs) throws RefusedQueryException {
        Set<Jid> always = list(prefs, "always");
        Set<Jid> never = list(prefs, "never");
        if (always.size() + never.size() > MAX_LISTED) {
            throw new RefusedQueryException(StanzaErrorCondition.POLICY_VIOLATION);
        }
        return new Preferences(standard(prefs.attribute("default")), always, never);
    }

    static XmlElement write(Preferences preferences) {
        return XmlElement.named("prefs", Namespaces.ARCHIVE)
                .attribute("default", written(preferences.standard()))
                .child(list("always", preferences.always()))
                .child(list("never", preferences.never()))
                .build();
    }

    private static Preferences.Standard standard(String text) throws RefusedQueryException {
        return Arrays.stream(Preferences.Standard.values())
                .filter(standard -> written(standard).equals(text))
                .findFirst()
                .orElseThrow(RefusedQueryException::malformed);
    }

    private static String written(Preferences.Standard standard) {
        return standard.name().toLowerCase(Locale.ROOT);
    }

    private static Set<Jid> list(XmlElement prefs, String name) throws RefusedQueryException {
        Set<Jid> jids = new LinkedHashSet<>();
        for (XmlElement list : children(prefs, name)) {
            for (XmlElement jid : children(list, "jid")) {
                jids.add(jid(jid.text().strip()));
            }
        }
        return jids;
    }

    private static List<XmlElement> children(XmlElement parent, String name) {
        return parent.elements().stream()
                .filter(child -> child.is(name, Namespaces.ARCHIVE))
                .toList();
    }

    private static Jid jid(String text) throws RefusedQueryException {
        try {
            return Jid.parse(text);
        } catch (MalformedJidException e) {
            throw new RefusedQueryException(StanzaErrorCondition.JID_MALFORMED);
        }
    }

    private static XmlElement list(String name, Set<Jid> jids) {
        XmlElement.Builder list = XmlElement.named(name, Namespaces.ARCHIVE);
        jids.forEach(jid -> list.textChild("jid", jid.toString()));
        return list.build();
    }
}
