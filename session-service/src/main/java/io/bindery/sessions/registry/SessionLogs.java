package io.bindery.sessions.registry;

import io.bindery.model.jid.BareJid;
import io.bindery.model.route.AckReply;
import io.bindery.model.route.AckRequest;
import io.bindery.model.route.Delivery;
import io.bindery.model.route.LogReply;
import io.bindery.model.route.LogRequest;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;

/** The logs of sessions: everything that a client is sent stands there until the client has it. */
public final class SessionLogs {
    private final UserScripts scripts;

    SessionLogs(UserScripts scripts) {
        this.scripts = scripts;
    }

    /**
     * How many sessions were chosen, and what they have been sent.
     *
     * @param sessions may be more than the writes tell: an inactive client waits
     */
    public record Delivered(int sessions, List<LogWrite> writes) {}

    /**
     * Writes stanzas for the sessions that are chosen.
     *
     * @param choice a name of {@code deliver.lua} and its value
     * @param fold as in {@link MessageRoute}
     */
    public Future<Delivered> deliver(BareJid user, Choice choice, String fold, List<String> stanzas) {
        List<String> arguments = new ArrayList<>(3 + stanzas.size());
        arguments.add(choice.kind());
        arguments.add(choice.value());
        arguments.add(fold);
        arguments.addAll(stanzas);
        return scripts.run(RedisScript.DELIVER, user, List.of(), arguments)
                .map(reply -> new Delivered(reply.get(0).toInteger(), LogWrite.of(reply.get(1))));
    }

    /** How far the logs of all sessions of a user go. */
    public Future<List<LogWrite>> newest(BareJid user) {
        return scripts.run(RedisScript.NEWEST, user, List.of(), List.of())
                .map(reply -> LogWrite.of(reply).stream().map(LogWrite::nudge).toList());
    }

    /** Which sessions of a user. */
    public record Choice(String kind, String value) {

        /** The one that has the resource. */
        public static Choice resource(String resource) {
            return new Choice("RESOURCE", resource);
        }
    }

    /** Reads on in a log. */
    public Future<LogReply> read(LogRequest request) {
        Request read = Request.cmd(Command.XRANGE)
                .arg(scripts.keys().log(request.user(), request.sessionId()))
                .arg((request.after() + 1) + "-0")
                .arg("+")
                .arg("COUNT")
                .arg(request.limit());
        return scripts.send(read).map(reply -> new LogReply(entries(request.sessionId(), reply)));
    }

    private static List<Delivery> entries(String sessionId, Response reply) {
        return reply.stream()
                .map(entry -> new Delivery(
                        sessionId,
                        number(entry.get(0).toString()),
                        entry.get(1).get(1).toString()))
                .toList();
    }

    private static long number(String entryId) {
        return Long.parseLong(entryId.substring(0, entryId.indexOf('-')));
    }

    /** Forgets what clients have. */
    public Future<AckReply> forget(AckRequest request) {
        List<Future<Response>> trims = request.sessions().stream()
                .map(session -> scripts.send(Request.cmd(Command.XTRIM)
                        .arg(scripts.keys().log(session.user(), session.sessionId()))
                        .arg("MINID")
                        .arg((session.upTo() + 1) + "-0")))
                .toList();
        return Future.join(trims).map(new AckReply());
    }
}
