package io.bindery.bench.messages;

import java.util.Optional;

/**
 * What the id of a message says to the one who gets it.
 *
 * @param number counts the messages of the pair from 0
 * @param sent nanoseconds from the beginning of the run
 */
record MessageId(int pair, long number, long sent) {
    private static final int PARTS = 4;

    /** As it goes over the wire; {@code run} tells the messages of this run from what earlier ones left behind. */
    String text(String run) {
        return run + '-' + pair + '-' + number + '-' + sent;
    }

    /** Empty when the message is not of this run. */
    static Optional<MessageId> read(String run, String text) {
        String[] parts = text.split("-");
        if (parts.length != PARTS || !parts[0].equals(run)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new MessageId(Integer.parseInt(parts[1]), Long.parseLong(parts[2]), Long.parseLong(parts[3])));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
