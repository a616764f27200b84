package io.bindery.sessions.capabilities;

import io.bindery.model.xml.XmlElement;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads from a disco#info result which nodes' events a client wants (XEP-0060 9.2). */
final class WantedNodes {
    static final String INFO = "http://jabber.org/protocol/disco#info";

    private static final String SUFFIX = "+notify";
    private static final int MAX_NODES = 100;
    // No node of ours has a longer name.
    private static final int MAX_LENGTH = 500;

    private WantedNodes() {}

    /** So many at most, in a fixed order. */
    static Set<String> of(XmlElement discoInfo) {
        return discoInfo.elements().stream()
                .filter(element -> element.is("feature", INFO))
                .map(feature -> feature.attribute("var"))
                .filter(WantedNodes::asksForEvents)
                .map(feature -> feature.substring(0, feature.length() - SUFFIX.length()))
                .sorted()
                .limit(MAX_NODES)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean asksForEvents(String feature) {
        return feature != null
                && feature.endsWith(SUFFIX)
                && feature.length() > SUFFIX.length()
                && feature.length() <= MAX_LENGTH + SUFFIX.length()
                // A session's wishes are kept as lines.
                && feature.chars().noneMatch(Character::isISOControl);
    }
}
