package io.bindery.c2s.stream;

import io.bindery.c2s.negotiation.NegotiationContext;
import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.xml.XmlElement;
import java.util.List;

/**
 * What a client without an identity has tried on this stream.
 *
 * @param failures authentications and registrations that failed
 * @param registered whether it has made an account
 */
record Tries(int failures, boolean registered) {
    static final Tries NONE = new Tries(0, false);

    Tries failed() {
        return new Tries(failures + 1, registered);
    }

    Tries madeAccount() {
        return new Tries(failures, true);
    }

    /** The stream goes on unauthenticated, or ends when that was one failure too many. */
    StepOutcome goOn(NegotiationContext context, XmlElement reply) {
        if (failures < context.edge().config().authentication().attempts()) {
            return StepOutcome.move(new Unauthenticated(context, this), List.of(reply));
        }
        XmlElement error = StreamErrors.element(StreamErrorCondition.POLICY_VIOLATION, "too many failures");
        return new StepOutcome(List.of(reply, error), new Ended(), StepOutcome.Then.CLOSE);
    }
}
