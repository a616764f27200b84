package io.bindery.c2s.stream;

import io.bindery.c2s.negotiation.Authentication;
import io.bindery.c2s.negotiation.NegotiationContext;
import io.bindery.c2s.negotiation.Registration;
import io.bindery.c2s.negotiation.StartTls;
import io.bindery.c2s.streammanagement.StreamManagementElements;
import io.bindery.c2s.xml.XmlStreamEvent.ElementReceived;
import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.error.StreamErrorException;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** The client may start TLS, make an account or authenticate. */
record Unauthenticated(NegotiationContext context, Tries tries) implements StreamState {

    @Override
    public Future<StepOutcome> receive(ElementReceived received) {
        XmlElement element = received.element();
        if (StartTls.requestedBy(element)) {
            return Future.succeededFuture(startTls());
        }
        Optional<Authentication> authentication = context.authenticationFor(element);
        if (authentication.isPresent()) {
            return new Authenticating(context, authentication.get(), tries).receive(received);
        }
        if (Registration.requestedBy(context, element)) {
            return new Registration(context, tries.registered()).answer(element).map(this::answered);
        }
        if (StreamManagementElements.isEnable(element) || StreamManagementElements.isResume(element)) {
            // XEP-0198 3: the order is enforced by an answer, not by the end of the stream.
            return Future.succeededFuture(StepOutcome.stay(
                    this, List.of(StreamManagementElements.failed(StanzaErrorCondition.UNEXPECTED_REQUEST))));
        }
        throw element.namespace().equals(Namespaces.CLIENT)
                ? new StreamErrorException(StreamErrorCondition.NOT_AUTHORIZED, "authenticate first")
                : new StreamErrorException(StreamErrorCondition.UNSUPPORTED_STANZA_TYPE, "not known here");
    }

    private StepOutcome answered(Registration.Outcome outcome) {
        Tries then = switch (outcome.effect()) {
            case NONE -> tries;
            case REGISTERED -> tries.madeAccount();
            case REFUSED -> tries.failed();
        };
        return then.goOn(context, outcome.reply());
    }

    private StepOutcome startTls() {
        if (context.offersStartTls()) {
            return new StepOutcome(
                    List.of(StartTls.PROCEED), new AwaitingHeader(Optional.empty()), StepOutcome.Then.START_TLS);
        }
        // RFC 6120 5.4.2.2: a failure closes the stream.
        return new StepOutcome(List.of(StartTls.FAILURE), new Ended(), StepOutcome.Then.CLOSE);
    }
}
