package io.bindery.c2s.negotiation;

import io.bindery.c2s.negotiation.AuthenticationStep.Accepted;
import io.bindery.c2s.negotiation.AuthenticationStep.Challenged;
import io.bindery.c2s.negotiation.AuthenticationStep.Rejected;
import io.bindery.c2s.negotiation.InlineNegotiation.Negotiated;
import io.bindery.c2s.negotiation.InlineNegotiation.Unavailable;
import io.bindery.c2s.negotiation.sasl.SaslExchange;
import io.bindery.c2s.negotiation.sasl.SaslStep;
import io.bindery.model.error.SaslErrorCondition;
import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.error.StreamErrorException;
import io.bindery.model.session.UserAgent;
import io.bindery.model.xml.XmlElement;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Authentication by XEP-0388, with what the client asked for inline. */
final class Sasl2Authentication implements Authentication {
    private final NegotiationContext context;
    private SaslExchange exchange;
    private UserAgent agent;
    private XmlElement request;
    private Established.User user;
    private TaskSequence tasks;

    Sasl2Authentication(NegotiationContext context) {
        this.context = context;
    }

    @Override
    public boolean restartsStream() {
        return false;
    }

    @Override
    public Future<AuthenticationStep> receive(XmlElement element) {
        if (exchange == null) {
            return begin(element);
        }
        if (Sasl2Elements.isAbort(element)) {
            return reject(SaslErrorCondition.ABORTED, null);
        }
        if (user != null && element.namespace().equals(Sasl2Elements.NAMESPACE)) {
            return tasks.receive(element).compose(this::taskStep);
        }
        if (Sasl2Elements.isResponse(element)) {
            return respond(Base64Payload.decode(element));
        }
        // XEP-0388 2.4: anything else while authentication is in progress ends the stream.
        throw new StreamErrorException(
                element.namespace().equals(Sasl2Elements.NAMESPACE)
                        ? StreamErrorCondition.POLICY_VIOLATION
                        : StreamErrorCondition.INVALID_NAMESPACE,
                "only <response/> or <abort/> may follow");
    }

    private Future<AuthenticationStep> begin(XmlElement authenticate) {
        agent = Sasl2Elements.userAgent(authenticate);
        request = authenticate;
        Optional<SaslExchange> started = context.start(authenticate, context.sasl2Mechanisms());
        if (started.isEmpty()) {
            return reject(SaslErrorCondition.INVALID_MECHANISM, null);
        }
        exchange = started.get();
        Optional<XmlElement> initial = authenticate.child("initial-response", Sasl2Elements.NAMESPACE);
        return initial.isPresent() ? respond(Base64Payload.decode(initial.get())) : step(exchange.begin());
    }

    private Future<AuthenticationStep> respond(Optional<byte[]> response) {
        return response.isPresent()
                ? exchange.respond(response.get()).compose(this::step)
                : reject(SaslErrorCondition.INCORRECT_ENCODING, null);
    }

    private Future<AuthenticationStep> step(SaslStep step) {
        if (step instanceof SaslStep.Challenge challenge) {
            return Future.succeededFuture(new Challenged(Sasl2Elements.challenge(challenge.data())));
        }
        if (step instanceof SaslStep.Failure failure) {
            return reject(failure.condition(), failure.text());
        }
        return authenticated((SaslStep.Success) step);
    }

    private Future<AuthenticationStep> authenticated(SaslStep.Success success) {
        user = new Established.User(success.user(), agent);
        tasks = new TaskSequence(context.edge().tasks().tasksFor(success.user()));
        return tasks.done()
                ? negotiate(success.additionalData(), List.of())
                : Future.succeededFuture(
                        new Challenged(Sasl2Elements.proceed(success.additionalData(), tasks.names())));
    }

    private Future<AuthenticationStep> taskStep(Task.Step step) {
        if (step instanceof Task.Step.Ask ask) {
            return Future.succeededFuture(new Challenged(Sasl2Elements.taskData(ask.payload())));
        }
        if (step instanceof Task.Step.Failed failed) {
            return reject(failed.condition(), null);
        }
        return tasks.done()
                ? negotiate(null, ((Task.Step.Completed) step).payload())
                : Future.succeededFuture(new Challenged(Sasl2Elements.proceed(null, tasks.names())));
    }

    private Future<AuthenticationStep> negotiate(byte[] additionalData, List<XmlElement> results) {
        return new InlineNegotiation(context.binding())
                .negotiate(user, request)
                .map(outcome -> finish(outcome, additionalData, results));
    }

    private static AuthenticationStep finish(
            InlineNegotiation.Outcome outcome, byte[] additionalData, List<XmlElement> results) {
        if (outcome instanceof Unavailable) {
            return rejected(SaslErrorCondition.TEMPORARY_AUTH_FAILURE, null);
        }
        Negotiated negotiated = (Negotiated) outcome;
        List<XmlElement> inline = new ArrayList<>(results);
        inline.addAll(negotiated.inline());
        return new Accepted(
                Sasl2Elements.success(additionalData, negotiated.identifier(), inline), negotiated.established());
    }

    private static Future<AuthenticationStep> reject(SaslErrorCondition condition, String text) {
        return Future.succeededFuture(rejected(condition, text));
    }

    private static Rejected rejected(SaslErrorCondition condition, String text) {
        return Rejected.of(condition, Sasl2Elements.failure(condition, text));
    }
}
