package io.bindery.sessions.registry;

import io.bindery.model.archive.ArchiveId;
import io.bindery.model.config.StoreConfig;
import io.bindery.model.jid.BareJid;
import io.bindery.model.session.BindReply;
import io.bindery.model.session.CloseRequest;
import io.bindery.model.session.OnlineReply;
import io.bindery.model.session.OnlineRequest;
import io.bindery.model.timeline.TimelineKeys;
import io.bindery.sessions.SessionConfig;
import io.bindery.sessions.stanza.SessionMarks;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.Json;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The sessions of all users, in Redis: each verb is one script. Belongs to one event-loop context; a failed future means
 * that Redis did not answer.
 */
public final class SessionRegistry implements SessionMarks {
    private final UserScripts scripts;

    private SessionRegistry(UserScripts scripts) {
        this.scripts = scripts;
    }

    /** Connects to Redis. */
    public static Future<SessionRegistry> open(Vertx vertx, StoreConfig stores, SessionConfig config) {
        TimelineKeys keys = new TimelineKeys(stores.shards());
        return RedisLink.open(vertx, stores, config.maxInFlight())
                .map(redis -> new SessionRegistry(new UserScripts(redis, keys, config)));
    }

    /** Messages, on the same connection: what is asked in an order is carried out in that order. */
    public Timelines timelines() {
        return new Timelines(scripts);
    }

    /** The logs, on the same connection. */
    public SessionLogs logs() {
        return new SessionLogs(scripts);
    }

    /** Presence, on the same connection. */
    public PresenceRegistry presence() {
        return new PresenceRegistry(scripts);
    }

    /** Who asks for accounts, on the same connection. */
    public RegistrationTries registrationTries() {
        return new RegistrationTries(scripts.redis());
    }

    /** Registers a session. */
    public Future<BindOutcome> bind(BindCommand command) {
        List<String> arguments = List.of(
                command.sessionId(),
                SessionRecord.asked(command),
                command.resource().wished(),
                command.resource().alternative(),
                command.resource().policy().name(),
                command.user().toString(),
                undone(),
                Integer.toString(scripts.config().maxSessionsPerUser()));
        return scripts.run(
                        RedisScript.BIND, command.user(), sessionKeys(command.user(), command.sessionId()), arguments)
                .map(SessionRegistry::bound);
    }

    /** Ends a session and refuses a bind of it that comes later. */
    public Future<Ending> close(CloseRequest request) {
        return scripts.run(
                        RedisScript.CLOSE,
                        request.user(),
                        sessionKeys(request.user(), request.sessionId()),
                        List.of(request.sessionId(), undone(), scripts.recordTtl()))
                .map(reply ->
                        new Ending(EndedSession.of(reply.get(0)), Watcher.of(reply.get(1)), LogWrite.of(reply.get(2))));
    }

    /** All who had to hear of the end of a session have: whoever asks again is told of no end. */
    public Future<Void> told(CloseRequest request) {
        return scripts.send(Request.cmd(Command.SET)
                        .arg(scripts.keys().undone(request.user(), request.sessionId()))
                        .arg("")
                        .arg("XX")
                        .arg("KEEPTTL"))
                .mapEmpty();
    }

    /** Lists the sessions of a user; those of an edge that was killed stay until another bind replaces them. */
    public Future<OnlineReply> online(OnlineRequest request) {
        return scripts.run(RedisScript.ONLINE, request.user(), List.of(), List.of())
                .map(reply -> online(request.user(), reply));
    }

    /**
     * Deletes everything of a user whose account is removed.
     *
     * @param removal the number of the removal; once its last repetition is done, it does nothing any more
     */
    public Future<ForgetOutcome> forget(BareJid user, long removal, boolean last) {
        TimelineKeys keys = scripts.keys();
        return scripts.run(
                        RedisScript.FORGET,
                        user,
                        List.of(keys.offline(user), keys.offlineArchived(user), keys.watchers(user)),
                        List.of(Long.toString(removal), Boolean.toString(last), scripts.recordTtl()))
                .map(reply -> forgotten(user, reply));
    }

    @Override
    public Future<Void> mark(BareJid user, String sessionId, Mark mark, boolean wanted) {
        return write(user, sessionId, mark.name().toLowerCase(Locale.ROOT), Boolean.toString(wanted))
                .mapEmpty();
    }

    @Override
    public Future<Set<String>> notify(BareJid user, String sessionId, Set<String> nodes) {
        // deliver.lua looks for a node between two line ends.
        String list = nodes.isEmpty() ? "" : '\n' + String.join("\n", nodes) + '\n';
        return write(user, sessionId, "notify", Json.encode(list)).map(SessionRegistry::nodes);
    }

    private Future<Response> write(BareJid user, String sessionId, String name, String json) {
        return scripts.run(RedisScript.MARK, user, List.of(), List.of(sessionId, name, json));
    }

    private static Set<String> nodes(Response before) {
        Object list = before == null ? null : Json.decodeValue(before.toString());
        return list == null || list.toString().isEmpty()
                ? Set.of()
                : Set.of(list.toString().strip().split("\n"));
    }

    /** Leaves Redis. */
    public Future<Void> close() {
        return scripts.redis().close();
    }

    private List<String> sessionKeys(BareJid user, String sessionId) {
        TimelineKeys keys = scripts.keys();
        return List.of(
                keys.undone(user, sessionId),
                keys.bound(user, sessionId),
                keys.offline(user),
                keys.offlineArchived(user));
    }

    private String undone() {
        return Long.toString(scripts.config().undone().toMillis());
    }

    private static BindOutcome bound(Response reply) {
        String word = reply.get(0).toString();
        return word.equals("BOUND")
                ? SessionRecord.registered(reply)
                : new BindOutcome.Refused(BindReply.Reason.valueOf(word));
    }

    private static ForgetOutcome forgotten(BareJid user, Response reply) {
        return reply.get(0).toString().equals("SESSIONS")
                ? new ForgetOutcome.HasSessions(online(user, reply.get(1)).sessions())
                : new ForgetOutcome.Forgotten(
                        ArchiveId.of(reply.get(1).toLong(), reply.get(2).toLong()));
    }

    private static OnlineReply online(BareJid user, Response reply) {
        List<OnlineReply.Session> sessions = new ArrayList<>();
        for (int i = 0; i + 1 < reply.size(); i += 2) {
            sessions.add(SessionRecord.online(
                    user, reply.get(i).toString(), reply.get(i + 1).toString()));
        }
        return new OnlineReply(sessions);
    }
}
