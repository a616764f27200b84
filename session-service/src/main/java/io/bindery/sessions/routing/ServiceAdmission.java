package io.bindery.sessions.routing;

import io.bindery.model.session.AdmitReply;
import io.bindery.model.session.AdmitRequest;
import io.bindery.sessions.registry.LogWrite;
import io.bindery.sessions.registry.MessageCommand;
import io.bindery.sessions.registry.MessageOutcome;
import io.bindery.sessions.registry.MessageOutcome.Admitted;
import io.bindery.sessions.registry.Timelines;
import io.vertx.core.Future;
import java.util.List;

/** Puts messages on timelines for other services, which answer for whom they come from. */
public record ServiceAdmission(Timelines timelines, Outbox outbox) {

    /** One message to all sessions of its owner. */
    public Future<AdmitReply> admit(AdmitRequest request) {
        MessageCommand command = new MessageCommand(
                request.owner(),
                request.with().toString(),
                MessageRules.withoutEnd(request.stanza()),
                MessageRules.ofService(request),
                MessageCommand.SenderPlace.NONE);
        return timelines.put(command).map(outcome -> reply(request, outcome));
    }

    private AdmitReply reply(AdmitRequest request, MessageOutcome outcome) {
        if (!(outcome instanceof Admitted admitted)) {
            return new AdmitReply.Full();
        }
        outbox.hand(request.owner(), admitted.writes());
        List<String> targets = admitted.writes().stream()
                .filter(write -> !write.overflow())
                .map(LogWrite::delivery)
                .map(delivery -> delivery.sessionId())
                .toList();
        return new AdmitReply.Admitted(admitted.id(), targets);
    }
}
