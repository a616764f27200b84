package io.bindery.c2s.stanza;

import io.bindery.c2s.EdgeConfig;
import io.bindery.model.xml.XmlElement;
import java.util.ArrayList;
import java.util.List;

/** What was read while a batch was under way: the next batch. */
final class CollectedStanzas {
    private final EdgeConfig.Routing bounds;
    private final List<XmlElement> elements = new ArrayList<>();
    private int stanzas;
    private long bytes;

    CollectedStanzas(EdgeConfig.Routing bounds) {
        this.bounds = bounds;
    }

    void addStanza(XmlElement stanza, int size) {
        stanzas++;
        add(stanza, size);
    }

    /** Adds what travels with the stanzas and is not counted. */
    void add(XmlElement element, int size) {
        elements.add(element);
        bytes += size;
    }

    List<XmlElement> elements() {
        return List.copyOf(elements);
    }

    int stanzas() {
        return stanzas;
    }

    boolean isEmpty() {
        return elements.isEmpty();
    }

    /** Whether nothing more is to be read; the last one may go beyond the bound in bytes, else it might never fit. */
    boolean full() {
        return elements.size() >= bounds.batchElements() || bytes >= bounds.batchBytes();
    }
}
