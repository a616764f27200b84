package io.bindery.c2s.negotiation;

import io.bindery.c2s.negotiation.AuthenticationStep.Accepted;
import io.bindery.c2s.negotiation.AuthenticationStep.Challenged;
import io.bindery.c2s.negotiation.AuthenticationStep.Rejected;
import io.bindery.c2s.negotiation.sasl.SaslExchange;
import io.bindery.c2s.negotiation.sasl.SaslStep;
import io.bindery.model.error.SaslErrorCondition;
import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.error.StreamErrorException;
import io.bindery.model.session.UserAgent;
import io.bindery.model.xml.XmlElement;
import io.vertx.core.Future;
import java.util.Optional;

/** Authentication by RFC 6120 6. */
final class ClassicAuthentication implements Authentication {
    private final NegotiationContext context;
    private SaslExchange exchange;

    ClassicAuthentication(NegotiationContext context) {
        this.context = context;
    }

    @Override
    public boolean restartsStream() {
        return true;
    }

    @Override
    public Future<AuthenticationStep> receive(XmlElement element) {
        if (exchange == null) {
            return begin(element);
        }
        if (ClassicSaslElements.isResponse(element)) {
            return respond(ClassicSaslElements.data(element));
        }
        if (ClassicSaslElements.isAbort(element)) {
            return reject(SaslErrorCondition.ABORTED, null);
        }
        throw new StreamErrorException(
                StreamErrorCondition.POLICY_VIOLATION, "only <response/> or <abort/> may follow");
    }

    private Future<AuthenticationStep> begin(XmlElement auth) {
        if (context.classicMechanisms().isEmpty()) {
            return reject(SaslErrorCondition.ENCRYPTION_REQUIRED, null);
        }
        Optional<SaslExchange> started = context.start(auth, context.classicMechanisms());
        if (started.isEmpty()) {
            return reject(SaslErrorCondition.INVALID_MECHANISM, null);
        }
        exchange = started.get();
        // RFC 6120 6.4.2: no text, no initial response; "=" is one of no length.
        return auth.text().isEmpty() ? step(exchange.begin()) : respond(ClassicSaslElements.data(auth));
    }

    private Future<AuthenticationStep> respond(Optional<byte[]> response) {
        return response.isPresent()
                ? exchange.respond(response.get()).compose(this::step)
                : reject(SaslErrorCondition.INCORRECT_ENCODING, null);
    }

    private Future<AuthenticationStep> step(SaslStep step) {
        if (step instanceof SaslStep.Challenge challenge) {
            return Future.succeededFuture(new Challenged(ClassicSaslElements.challenge(challenge.data())));
        }
        if (step instanceof SaslStep.Failure failure) {
            return reject(failure.condition(), failure.text());
        }
        SaslStep.Success success = (SaslStep.Success) step;
        return Future.succeededFuture(new Accepted(
                ClassicSaslElements.success(success.additionalData()),
                new Established.User(success.user(), UserAgent.UNKNOWN)));
    }

    private static Future<AuthenticationStep> reject(SaslErrorCondition condition, String text) {
        return Future.succeededFuture(Rejected.of(condition, ClassicSaslElements.failure(condition, text)));
    }
}
