package io.bindery.sessions.registry;

import io.bindery.model.archive.ArchiveId;
import io.bindery.model.jid.BareJid;
import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Messages on the timelines of users: one script for the recipient, one for the sender. */
public final class Timelines {
    // Longer than any edge repeats a batch (c2s.route.retry-s).
    private static final String TAKEN_MS = Long.toString(Duration.ofMinutes(10).toMillis());

    private final UserScripts scripts;

    Timelines(UserScripts scripts) {
        this.scripts = scripts;
    }

    /** Puts a message on the timeline of its recipient. */
    public Future<MessageOutcome> put(MessageCommand command) {
        BareJid owner = command.owner();
        List<String> keys = List.of(
                scripts.keys().offline(owner),
                scripts.keys().offlineArchived(owner),
                scripts.keys().archiveLog(scripts.keys().shard(owner)),
                scripts.keys().taken(owner, command.place().sessionId()));
        return scripts.run(RedisScript.MESSAGE, owner, keys, arguments(command)).map(Timelines::outcome);
    }

    private List<String> arguments(MessageCommand command) {
        MessageRoute route = command.route();
        MessageCommand.SenderPlace place = command.place();
        return List.of(
                command.owner().toString(),
                command.with(),
                command.text(),
                Boolean.toString(route.archived()),
                route.carbons(),
                route.fold(),
                route.resource(),
                route.noResource().name(),
                route.nobody().name(),
                route.delay(),
                place.own() ? place.sessionId() : "",
                Long.toString(place.number()),
                Long.toString(place.previous()),
                TAKEN_MS,
                bounds().archiveLog().argument(),
                bounds().offline().argument(),
                scripts.recordTtl());
    }

    /** How much may wait for a client. */
    public LogBounds.Bound sessionLogBound() {
        return bounds().sessionLog();
    }

    private LogBounds bounds() {
        return scripts.config().bounds();
    }

    private static MessageOutcome outcome(Response reply) {
        String word = reply.get(0).toString();
        return word.equals("ADMITTED")
                ? new MessageOutcome.Admitted(
                        ArchiveId.of(reply.get(1).toLong(), reply.get(2).toLong()), LogWrite.of(reply.get(3)))
                : MessageOutcome.Unchanged.valueOf(word);
    }

    /** Settles what a session has sent: archive, carbons, answers and count in one instant. */
    public Future<SettleOutcome> settle(Settlement settlement) {
        BareJid owner = settlement.sender().bare();
        List<String> arguments = new ArrayList<>(4 + settlement.steps().size());
        arguments.add(owner.toString());
        arguments.add(settlement.sessionId());
        arguments.add(Long.toString(settlement.taken()));
        arguments.add(settlement.stanzas() > 0 ? "ONCE" : "AGAIN");
        arguments.add(settlement.archives() ? bounds().archiveLog().times(2).argument() : "");
        arguments.addAll(settlement.steps());
        List<String> keys = List.of(scripts.keys().archiveLog(scripts.keys().shard(owner)));
        return scripts.run(RedisScript.SETTLE, owner, keys, arguments).compose(Timelines::settled);
    }

    private static Future<SettleOutcome> settled(Response reply) {
        return switch (reply.get(0).toString()) {
            case "GONE" -> Future.succeededFuture(new SettleOutcome.Gone());
            // Asked again later: the edge reads no more from its client meanwhile (promise P7).
            case "FULL" -> Future.failedFuture(new RedisUnavailableException("the archive log is full"));
            default ->
                Future.succeededFuture(new SettleOutcome.Settled(reply.get(1).toLong(), LogWrite.of(reply.get(2))));
        };
    }
}
