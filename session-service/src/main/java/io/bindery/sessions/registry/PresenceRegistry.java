package io.bindery.sessions.registry;

import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.FullJid;
import io.bindery.model.jid.Jid;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;

/** The presence of sessions, and who is told of it. */
public final class PresenceRegistry {
    private final UserScripts scripts;

    PresenceRegistry(UserScripts scripts) {
        this.scripts = scripts;
    }

    /**
     * What a session tells everybody.
     *
     * @param text the presence without {@code to}
     * @param priority of available presence (RFC 6121 4.7.2.3)
     * @param status its text, for who asks later
     * @param number of the stanza among those of the session
     */
    public record Announcement(
            FullJid session,
            String sessionId,
            boolean available,
            int priority,
            String text,
            String status,
            long number) {}

    /**
     * Who is to hear of it; nothing when the session has ended.
     *
     * @param before whether the session was available before, which a repetition does not change
     * @param directed to be told only when the session is not available any more
     */
    public record Announced(
            boolean gone, boolean before, List<Watcher> watchers, List<String> directed, List<LogWrite> writes) {
        private static final Announced GONE = new Announced(true, false, List.of(), List.of(), List.of());
    }

    /**
     * When a user was last on line.
     *
     * @param sessions how many are available now
     * @param goneMs since when none is, in milliseconds since 1970, or -1 when nobody knows
     */
    public record LastOnline(int sessions, long goneMs, String status) {}

    /** Keeps the presence of a session and hands it to the user's own sessions. */
    public Future<Announced> announce(Announcement announcement) {
        BareJid user = announcement.session().bare();
        List<String> keys = List.of(scripts.keys().offline(user), scripts.keys().offlineArchived(user));
        List<String> arguments = List.of(
                announcement.sessionId(),
                Boolean.toString(announcement.available()),
                Integer.toString(announcement.priority()),
                announcement.text(),
                announcement.status(),
                Long.toString(announcement.number()));
        return scripts.run(RedisScript.PRESENCE, user, keys, arguments).map(PresenceRegistry::announced);
    }

    private static Announced announced(Response reply) {
        return reply.get(0).toString().equals("GONE")
                ? Announced.GONE
                : new Announced(
                        false,
                        reply.get(1).toInteger() == 1,
                        Watcher.of(reply.get(2)),
                        reply.get(3).stream().map(Response::toString).toList(),
                        LogWrite.of(reply.get(4)));
    }

    /** From now on the watcher hears of the user's presence; completes with that of each available session. */
    public Future<List<String>> watch(BareJid user, BareJid watcher) {
        return scripts.run(RedisScript.WATCH, user, List.of(), List.of(watcher.toString()))
                .map(PresenceRegistry::texts);
    }

    /** Not any more; completes with the presence of each available session. */
    public Future<List<String>> unwatch(BareJid user, BareJid watcher) {
        return unwatch(user, new Watcher(watcher, ""));
    }

    /** Forgets a watcher that was found off line, unless it has come back meanwhile. */
    public Future<List<String>> unwatch(BareJid user, Watcher found) {
        return scripts.run(
                        RedisScript.UNWATCH,
                        user,
                        List.of(),
                        List.of(found.account().toString(), found.times()))
                .map(PresenceRegistry::texts);
    }

    /** The presence of each available session of a user. */
    public Future<List<String>> of(BareJid user) {
        return scripts.send(Request.cmd(Command.HVALS).arg(scripts.keys().presence(user)))
                .map(PresenceRegistry::texts);
    }

    /** Whether a session has sent presence directly to another or to its account (RFC 6121 4.6.6). */
    public Future<Boolean> isDirected(Jid session, FullJid other) {
        List<String> arguments =
                List.of(session.resource(), other.toString(), other.bare().toString());
        return scripts.run(RedisScript.DIRECTED, session.toBare(), List.of(), arguments)
                .map(reply -> reply.toInteger() == 1);
    }

    /** When the user was last on line. */
    public Future<LastOnline> last(BareJid user) {
        return scripts.run(RedisScript.LAST, user, List.of(), List.of()).map(reply -> {
            String gone = reply.get(1).toString();
            return new LastOnline(
                    reply.get(0).toInteger(),
                    gone.isEmpty() ? -1 : Long.parseLong(gone),
                    reply.get(2).toString());
        });
    }

    /** Who is told of the user's presence. */
    public Future<List<BareJid>> watchers(BareJid user) {
        return scripts.send(Request.cmd(Command.HKEYS).arg(scripts.keys().watchers(user)))
                .map(reply -> reply.stream()
                        .map(account -> BareJid.parse(account.toString()))
                        .toList());
    }

    private static List<String> texts(Response reply) {
        return reply.stream().map(Response::toString).toList();
    }
}
