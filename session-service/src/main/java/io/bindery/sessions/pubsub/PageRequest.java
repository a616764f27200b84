package io.bindery.sessions.pubsub;

import io.bindery.model.xml.XmlElement;
import java.util.List;
import java.util.Optional;

/**
 * Which items of a node are asked for.
 *
 * @param ids those alone, or all when empty
 * @param most how many at most; the newest unless a position is given
 * @param after items published later than this one (XEP-0059 2.2), or null
 * @param before items published earlier than this one (XEP-0059 2.3), or null
 * @param paged whether the position of the page is wanted in the answer
 */
record PageRequest(List<String> ids, int most, String after, String before, boolean paged) {

    /** Reads the request; nothing when a number makes no sense. */
    static Optional<PageRequest> of(XmlElement pubsub, XmlElement items, int maxItems) {
        Optional<XmlElement> set = pubsub.child("set", PubsubNamespaces.RSM);
        List<String> ids = items.elements().stream()
                .filter(item -> item.is("item", PubsubNamespaces.PUBSUB) && item.attribute("id") != null)
                .map(item -> item.attribute("id"))
                .toList();
        int most = Math.min(
                number(items.attribute("max_items"), maxItems),
                number(set.flatMap(s -> text(s, "max")).orElse(null), maxItems));
        String before = set.flatMap(s -> text(s, "before")).orElse(null);
        return most < 0
                ? Optional.empty()
                : Optional.of(new PageRequest(
                        ids, most, set.flatMap(s -> text(s, "after")).orElse(null), before, set.isPresent()));
    }

    /** Whether the page is filled from its newest item: without a position, and with {@code before}. */
    boolean fromNewest() {
        return before != null || (!paged && after == null);
    }

    /** The item that the page ends before; an empty one asks for the last page (XEP-0059 2.5). */
    String end() {
        return before == null || before.isEmpty() ? null : before;
    }

    private static Optional<String> text(XmlElement set, String name) {
        return set.child(name, PubsubNamespaces.RSM).map(XmlElement::text);
    }

    private static int number(String text, int maxItems) {
        try {
            return text == null ? maxItems : (int) Math.min(Long.parseLong(text), maxItems);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
