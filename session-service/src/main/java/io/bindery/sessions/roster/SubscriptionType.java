package io.bindery.sessions.roster;

import java.util.Locale;
import java.util.Optional;

/** The presence stanzas that manage subscriptions (RFC 6121 3). */
public enum SubscriptionType {
    SUBSCRIBE,
    SUBSCRIBED,
    UNSUBSCRIBE,
    UNSUBSCRIBED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The value of the stanza's {@code type} attribute. */
    public String word() {
        return word;
    }

    /** The type of that name; empty for presence of other kinds. */
    public static Optional<SubscriptionType> of(String word) {
        for (SubscriptionType type : values()) {
            if (type.word.equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
