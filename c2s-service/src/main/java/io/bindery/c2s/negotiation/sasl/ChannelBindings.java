package io.bindery.c2s.negotiation.sasl;

import java.util.List;
import java.util.Map;

/** What a TLS connection can prove about itself (RFC 5056), by the registered name of the binding. */
public record ChannelBindings(Map<String, byte[]> data) {
    /** A connection that can prove nothing. */
    public static final ChannelBindings NONE = new ChannelBindings(Map.of());

    public ChannelBindings {
        data = Map.copyOf(data);
    }

    /** The names, sorted, as XEP-0440 lists them. */
    public List<String> types() {
        return data.keySet().stream().sorted().toList();
    }

    /** Whether there is nothing to bind to. */
    public boolean isEmpty() {
        return data.isEmpty();
    }
}
