package io.bindery.standalone.trace;

import java.time.Duration;
import java.util.List;

/**
 * One login that came to its end.
 *
 * @param way how it was done
 * @param address the full address of the session
 * @param settled what was in force when the client was on line
 */
record LoginOutcome(String way, String address, List<String> settled, RoundTrips roundTrips, Duration time) {

    String summary() {
        return "%s is on line after %s (TCP %d, TLS %d, XMPP %d) and %s: %s."
                .formatted(
                        address,
                        Transcript.counted(roundTrips.sum()),
                        roundTrips.tcp(),
                        roundTrips.tls(),
                        roundTrips.xmpp(),
                        Transcript.milliseconds(time),
                        String.join(", ", settled));
    }
}
