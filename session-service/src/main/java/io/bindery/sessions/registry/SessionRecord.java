package io.bindery.sessions.registry;

import io.bindery.model.archive.ArchiveId;
import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.FullJid;
import io.bindery.model.session.OnlineReply;
import io.bindery.model.session.SessionFeatures;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Response;

/** The record of a session as Redis keeps it: Java writes who asks, the scripts add what they decide. */
final class SessionRecord {
    private SessionRecord() {}

    static String asked(BindCommand command) {
        JsonObject record = new JsonObject()
                .put("edge", command.edge())
                .put("carbons", command.features().carbons())
                .put("sm", command.features().streamManagement())
                .put("inactive", command.features().inactive())
                .put("bind2", command.bind2());
        if (command.userAgentKey() != null) {
            record.put("agent", command.userAgentKey());
        }
        return record.encode();
    }

    static BindOutcome.Registered registered(Response reply) {
        JsonObject record = new JsonObject(reply.get(1).toString());
        BindInstant instant =
                new BindInstant(position(record, "floor"), position(record, "last"), position(record, "first"));
        Ending ending = new Ending(EndedSession.of(reply.get(2)), Watcher.of(reply.get(3)), LogWrite.of(reply.get(4)));
        return new BindOutcome.Registered(
                record.getString("resource"), record.getLong("epoch"), instant, record.getLong("waiting"), ending);
    }

    static OnlineReply.Session online(BareJid user, String sessionId, String json) {
        JsonObject record = new JsonObject(json);
        return new OnlineReply.Session(
                // Normalised when it was bound.
                new FullJid(user, record.getString("resource")),
                sessionId,
                record.getString("edge"),
                record.getLong("bound_at"),
                new SessionFeatures(
                        record.getBoolean("carbons"), record.getBoolean("sm"), record.getBoolean("inactive")));
    }

    private static ArchiveId position(JsonObject record, String name) {
        JsonArray pair = record.getJsonArray(name);
        return pair == null ? null : ArchiveId.of(pair.getLong(0), pair.getLong(1));
    }
}
