package io.bindery.bench.messages;

import java.util.HashSet;
import java.util.Set;

/** Checks that the messages of one sender come in order, none twice (RFC 6120 10.1). */
final class ArrivalOrder {
    private final Set<Long> skipped = new HashSet<>();
    private long next;

    /** Takes the number of the message that has come; numbers count from 0. */
    Arrival take(long number) {
        if (number < next) {
            return skipped.remove(number) ? Arrival.DISORDERED : Arrival.REPEATED;
        }
        while (next < number) {
            skipped.add(next++);
        }
        next++;
        return Arrival.IN_ORDER;
    }

    /** How many have not come, of the first {@code sent}. */
    long missing(long sent) {
        return sent - next + skipped.size();
    }
}
