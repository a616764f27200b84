package io.bindery.sessions.registry;

import io.bindery.model.archive.ArchiveId;
import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.FullJid;
import io.bindery.model.session.OnlineReply;
import io.bindery.model.session.SessionFeatures;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The record of a session as Redis keeps it: Java writes who asks, {@code bind.lua} adds what it decides. */
final class SessionRecord {
    private SessionRecord() {}

    static String asked(BindCommand command) {
        JsonObject record = new JsonObject()
                .put("edge", command.edge())
                .put("carbons", command.features().carbons())
                .put("sm", command.features().streamManagement())
                .put("inactive", command.features().inactive());
        if (command.userAgentKey() != null) {
            record.put("agent", command.userAgentKey());
        }
        return record.encode();
    }

    static BindOutcome.Registered registered(String json) {
        JsonObject record = new JsonObject(json);
        BindInstant instant =
                new BindInstant(position(record, "floor"), position(record, "last"), position(record, "first"));
        List<EndedSession> ended = record.getJsonArray("ended", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .map(session -> new EndedSession(session.getString("id"), session.getString("edge")))
                .toList();
        return new BindOutcome.Registered(record.getString("resource"), record.getLong("epoch"), instant, ended);
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
