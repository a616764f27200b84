package io.bindery.sessions.discovery;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/** The order of texts by their octets in UTF-8; that of Java's own texts differs beyond the basic plane. */
final class OctetOrder implements Comparator<String> {
    static final OctetOrder INSTANCE = new OctetOrder();

    private OctetOrder() {}

    @Override
    public int compare(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
