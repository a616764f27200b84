package io.bindery.sessions.archive;

import io.bindery.model.jid.Jid;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What an account wants in its archive (XEP-0441).
 *
 * @param standard what counts for addresses that are not listed
 */
public record Preferences(Standard standard, Set<Jid> always, Set<Jid> never) {
    /** Of an account that never said anything: the archive holds all that it was sent. */
    public static final Preferences UNSAID = new Preferences(Standard.ALWAYS, Set.of(), Set.of());

    /** What becomes of messages with addresses that are not listed. */
    public enum Standard {
        ALWAYS,
        NEVER,
        ROSTER
    }

    /** Keeps the order of the lists. */
    public Preferences {
        always = Collections.unmodifiableSet(new LinkedHashSet<>(always));
        never = Collections.unmodifiableSet(new LinkedHashSet<>(never));
    }

    /** Whether a message to or from an address is kept. */
    public static boolean keeps(Preferences preferences, Jid with, boolean inRoster) {
        return preferences
                .listed(with)
                .orElse(
                        switch (preferences.standard) {
                            case ALWAYS -> true;
                            case NEVER -> false;
                            case ROSTER -> inRoster;
                        });
    }

    /** Whether the roster decides about an address. */
    boolean askRoster(Jid with) {
        return standard == Standard.ROSTER && listed(with).isEmpty();
    }

    /** XEP-0441 2.3: an entry without a resource means them all, so one with a resource is the exception to it. */
    private Optional<Boolean> listed(Jid with) {
        return listedAs(with).or(() -> listedAs(with.withoutResource()));
    }

    // The XEP leaves open what an address in both lists means; what somebody did not want kept is not kept.
    private Optional<Boolean> listedAs(Jid jid) {
        return never.contains(jid)
                ? Optional.of(false)
                : Optional.of(always.contains(jid)).filter(listed -> listed);
    }
}
