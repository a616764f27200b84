package io.bindery.c2s.stream;

import io.bindery.c2s.negotiation.Authentication;
import io.bindery.c2s.negotiation.AuthenticationStep;
import io.bindery.c2s.negotiation.AuthenticationStep.Accepted;
import io.bindery.c2s.negotiation.AuthenticationStep.Challenged;
import io.bindery.c2s.negotiation.AuthenticationStep.Rejected;
import io.bindery.c2s.negotiation.Established;
import io.bindery.c2s.negotiation.Established.Session;
import io.bindery.c2s.negotiation.Established.User;
import io.bindery.c2s.negotiation.NegotiationContext;
import io.bindery.c2s.xml.XmlStreamEvent.ElementReceived;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** A SASL exchange is under way. */
record Authenticating(NegotiationContext context, Authentication authentication, Tries tries) implements StreamState {

    @Override
    public Future<StepOutcome> receive(ElementReceived received) {
        return authentication.receive(received.element()).map(this::outcome);
    }

    private StepOutcome outcome(AuthenticationStep step) {
        if (step instanceof Challenged challenged) {
            return StepOutcome.stay(this, List.of(challenged.reply()));
        }
        if (step instanceof Accepted accepted) {
            return accepted(accepted);
        }
        return rejected((Rejected) step);
    }

    private StepOutcome rejected(Rejected rejected) {
        return (rejected.counts() ? tries.failed() : tries).goOn(context, rejected.reply());
    }

    private StepOutcome accepted(Accepted accepted) {
        if (authentication.restartsStream()) {
            User user = (User) accepted.established();
            return new StepOutcome(
                    List.of(accepted.reply()), new AwaitingHeader(Optional.of(user)), StepOutcome.Then.RESTART);
        }
        StreamState next = state(context, accepted.established());
        return StepOutcome.move(next, List.of(accepted.reply(), StreamFeatures.after(context, next)));
    }

    /** The state of a stream whose user, or whose session, is known. */
    static StreamState state(NegotiationContext context, Established established) {
        return established instanceof Session session
                ? Bound.of(context, session)
                : new Authenticated(context, (User) established);
    }
}
