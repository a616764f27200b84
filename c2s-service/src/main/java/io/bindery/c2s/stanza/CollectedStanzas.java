package io.bindery.c2s.stanza;

import io.bindery.c2s.EdgeConfig;
import io.bindery.model.xml.XmlElement;
import java.util.ArrayList;
import java.util.List;

/** What was read while a batch was under way: the next batch. */
final class CollectedStanzas {
    private final EdgeConfig.Routing bounds;
    private final List<Collected> collected = new ArrayList<>();
    private long bytes;

    /**
     * One element.
     *
     * @param stanza whether it is counted
     */
    private record Collected(XmlElement element, int bytes, boolean stanza) {}

    CollectedStanzas(EdgeConfig.Routing bounds) {
        this.bounds = bounds;
    }

    void addStanza(XmlElement stanza, int size) {
        collected.add(new Collected(stanza, size, true));
        bytes += size;
    }

    /** Adds what travels with the stanzas and is not counted. */
    void add(XmlElement element, int size) {
        collected.add(new Collected(element, size, false));
        bytes += size;
    }

    /** Puts the last elements of an earlier batch in front. */
    void putBack(CollectedStanzas earlier, int left) {
        int from = earlier.collected.size() - left;
        List<Collected> again = earlier.collected.subList(from, earlier.collected.size());
        collected.addAll(0, again);
        bytes += again.stream().mapToLong(Collected::bytes).sum();
    }

    List<XmlElement> elements() {
        return collected.stream().map(Collected::element).toList();
    }

    /** How many stanzas there are when so many elements at the end are not looked at. */
    long stanzasBut(int left) {
        return collected.stream()
                .limit(collected.size() - left)
                .filter(Collected::stanza)
                .count();
    }

    boolean isEmpty() {
        return collected.isEmpty();
    }

    /** Whether nothing more is to be read; the last one may go beyond the bound in bytes, else it might never fit. */
    boolean full() {
        return collected.size() >= bounds.batchElements() || bytes >= bounds.batchBytes();
    }
}
