package io.bindery.sessions.registry;

import io.bindery.model.archive.ArchiveId;
import io.bindery.model.config.StoreConfig;
import io.bindery.model.jid.BareJid;
import io.bindery.model.session.AdmitReply;
import io.bindery.model.session.AdmitRequest;
import io.bindery.model.session.BindReply;
import io.bindery.model.session.CloseReply;
import io.bindery.model.session.CloseRequest;
import io.bindery.model.session.OnlineReply;
import io.bindery.model.session.OnlineRequest;
import io.bindery.model.timeline.TimelineKeys;
import io.bindery.sessions.SessionConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;

/**
 * The sessions and timelines of all users, in Redis: each verb is one script. Belongs to one event-loop context;
 * a failed future means that Redis did not answer.
 */
public final class SessionRegistry {
    private static final RedisScript BIND = RedisScript.load("bind");
    private static final RedisScript CLOSE = RedisScript.load("close");
    private static final RedisScript ADMIT = RedisScript.load("admit");
    private static final RedisScript ONLINE = RedisScript.load("online");

    private final RedisLink redis;
    private final TimelineKeys keys;
    private final SessionConfig config;

    private SessionRegistry(RedisLink redis, TimelineKeys keys, SessionConfig config) {
        this.redis = redis;
        this.keys = keys;
        this.config = config;
    }

    /** Connects to Redis. */
    public static Future<SessionRegistry> open(Vertx vertx, StoreConfig stores, SessionConfig config) {
        TimelineKeys keys = new TimelineKeys(stores.shards());
        return RedisLink.open(vertx, stores, config.maxInFlight())
                .map(redis -> new SessionRegistry(redis, keys, config));
    }

    /** Registers a session. */
    public Future<BindOutcome> bind(BindCommand command) {
        List<String> arguments = List.of(
                command.sessionId(),
                SessionRecord.asked(command),
                command.resource().wished(),
                command.resource().alternative(),
                command.resource().policy().name(),
                Boolean.toString(command.purge()),
                Integer.toString(config.maxSessionsPerUser()));
        return BIND.run(redis, sessionKeys(command.user(), command.sessionId()), arguments)
                .map(SessionRegistry::bound);
    }

    /** Ends a session and refuses a bind of it that comes later. */
    public Future<CloseReply> close(CloseRequest request) {
        List<String> arguments =
                List.of(request.sessionId(), Long.toString(config.undone().toMillis()), recordTtl());
        return CLOSE.run(redis, sessionKeys(request.user(), request.sessionId()), arguments)
                .map(reply -> new CloseReply(reply.toInteger() == 1));
    }

    /** Puts a message on a timeline. */
    public Future<AdmitReply> admit(AdmitRequest request) {
        BareJid owner = request.owner();
        List<String> scriptKeys = List.of(
                keys.user(owner),
                keys.sessions(owner),
                keys.offline(owner),
                keys.offlineArchived(owner),
                keys.archiveLog(keys.shard(owner)));
        List<String> arguments = List.of(
                owner.toString(),
                request.with().toString(),
                request.stanza(),
                Boolean.toString(request.archived()),
                Integer.toString(config.maxArchiveLog()),
                Integer.toString(config.maxOfflineMessages()),
                recordTtl());
        return ADMIT.run(redis, scriptKeys, arguments).map(SessionRegistry::admitted);
    }

    /** Lists the sessions of a user; those of an edge that was killed stay until another bind replaces them. */
    public Future<OnlineReply> online(OnlineRequest request) {
        return ONLINE.run(redis, List.of(keys.sessions(request.user())), List.of())
                .map(reply -> online(request.user(), reply));
    }

    /** Leaves Redis. */
    public Future<Void> close() {
        return redis.close();
    }

    private List<String> sessionKeys(BareJid user, String sessionId) {
        return List.of(
                keys.user(user),
                keys.sessions(user),
                keys.undone(user, sessionId),
                keys.offline(user),
                keys.offlineArchived(user));
    }

    private String recordTtl() {
        return Long.toString(config.recordTtl().toMillis());
    }

    private static BindOutcome bound(Response reply) {
        String word = reply.get(0).toString();
        return word.equals("BOUND")
                ? SessionRecord.registered(reply.get(1).toString())
                : new BindOutcome.Refused(BindReply.Reason.valueOf(word));
    }

    private static AdmitReply admitted(Response reply) {
        if (reply.get(0).toString().equals("FULL")) {
            return new AdmitReply.Full();
        }
        ArchiveId id = ArchiveId.of(reply.get(1).toLong(), reply.get(2).toLong());
        List<String> targets = reply.stream().skip(3).map(Response::toString).toList();
        return new AdmitReply.Admitted(id, targets);
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
