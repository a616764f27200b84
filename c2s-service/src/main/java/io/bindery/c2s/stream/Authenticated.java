package io.bindery.c2s.stream;

import io.bindery.c2s.negotiation.Established.User;
import io.bindery.c2s.negotiation.LegacyBind;
import io.bindery.c2s.negotiation.NegotiationContext;
import io.bindery.c2s.streammanagement.StreamManagementElements;
import io.bindery.c2s.xml.XmlStreamEvent.ElementReceived;
import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.error.StreamErrorException;
import io.bindery.model.xml.XmlElement;
import io.vertx.core.Future;
import java.util.List;

/** The user is known, a resource must be bound (RFC 6120 7). */
record Authenticated(NegotiationContext context, User user) implements StreamState {

    @Override
    public Future<StepOutcome> receive(ElementReceived received) {
        XmlElement element = received.element();
        context.refuseSecondAuthentication(element);
        if (LegacyBind.requestedBy(element)) {
            return new LegacyBind(context.binding(), user).bind(element).map(this::bound);
        }
        if (StreamManagementElements.isEnable(element)) {
            return Future.succeededFuture(StepOutcome.stay(
                    this, List.of(StreamManagementElements.failed(StanzaErrorCondition.UNEXPECTED_REQUEST))));
        }
        if (StreamManagementElements.isResume(element)) {
            return Future.succeededFuture(
                    StepOutcome.stay(this, List.of(StreamManagementElements.resumptionUnknown())));
        }
        // RFC 6120 7.1: nothing else before a resource is bound.
        throw new StreamErrorException(StreamErrorCondition.NOT_AUTHORIZED, "bind a resource first");
    }

    private StepOutcome bound(LegacyBind.Outcome outcome) {
        return outcome.session()
                .map(session -> StepOutcome.move(Authenticating.state(context, session), List.of(outcome.reply())))
                .orElseGet(() -> StepOutcome.stay(this, List.of(outcome.reply())));
    }
}
