package io.bindery.c2s.stanza;

import java.util.HashMap;
import java.util.Map;

/** Stanzas that came before their turn: a few are kept, because the missing one is mostly close behind. */
final class HeldStanzas {
    private static final int MOST = 64;
    private static final int MOST_CHARACTERS = 65_536;

    private final Map<Long, String> stanzas = new HashMap<>();
    private int characters;

    /** Keeps a stanza if there is room; the log has it anyway. */
    void keep(long number, String stanza) {
        if (stanzas.size() < MOST
                && characters + stanza.length() <= MOST_CHARACTERS
                && stanzas.putIfAbsent(number, stanza) == null) {
            characters += stanza.length();
        }
    }

    /** Hands a stanza over; null when it is not here. */
    String take(long number) {
        String stanza = stanzas.remove(number);
        if (stanza != null) {
            characters -= stanza.length();
        }
        return stanza;
    }

    void clear() {
        stanzas.clear();
        characters = 0;
    }
}
