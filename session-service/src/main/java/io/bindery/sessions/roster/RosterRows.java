package io.bindery.sessions.roster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bindery.model.jid.Jid;
import io.bindery.model.xml.XmlElement;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Rosters as PostgreSQL writes them. */
final class RosterRows {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RosterRows() {}

    /** No rows mean that there is no account; an account without items has one row without a contact. */
    static Roster roster(RowSet<Row> rows) {
        Map<Jid, RosterItem> items = new LinkedHashMap<>();
        Roster roster = Roster.MISSING;
        for (Row row : rows) {
            roster = new Roster(row.getLong("roster_version"), row.getLong("roster_since"), items);
            if (row.getString("contact") != null) {
                RosterItem item = item(row);
                items.put(item.contact(), item);
            }
        }
        return roster;
    }

    /** What the statement of a change takes. */
    static JsonArray given(List<RosterChange> changes) {
        JsonArray given = new JsonArray();
        changes.forEach(change -> given.add(given(change)));
        return given;
    }

    private static JsonObject given(RosterChange change) {
        RosterItem item = change.item();
        return new JsonObject()
                .put("domain", change.owner().domain())
                .put("username", change.owner().local())
                .put("seen", change.seen().version())
                .put("since", change.seen().sinceWith(item))
                .put("contact", item.contact().toString())
                .put("name", item.name())
                .put("groups", new JsonArray(item.groups()))
                .put("subscription", item.state().subscription())
                .put("ask", item.state().to() == Consent.ASKED)
                .put("approved", item.approved())
                .put("listing", item.listing().name().toLowerCase(Locale.ROOT))
                .put("request", item.request().map(RosterRows::written).orElse(null))
                .put("gone", item.isNothing());
    }

    private static RosterItem item(Row row) {
        Optional<XmlElement> request =
                Optional.ofNullable(row.getString("request")).map(RosterRows::read);
        return new RosterItem(
                address(row.getString("contact")),
                row.getString("name"),
                List.of(row.getArrayOfStrings("groups")),
                SubscriptionState.of(row.getString("subscription"), row.getBoolean("ask"), request.isPresent()),
                row.getBoolean("approved"),
                Listing.valueOf(row.getString("listing").toUpperCase(Locale.ROOT)),
                request,
                row.getLong("changed"));
    }

    /** It was normalised before it was stored; to do that again for thousands of items would hold up the event loop. */
    private static Jid address(String text) {
        int at = text.indexOf('@');
        return new Jid(at < 0 ? null : text.substring(0, at), text.substring(at + 1), null);
    }

    private static String written(XmlElement element) {
        try {
            return JSON.writeValueAsString(element);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write a request", e);
        }
    }

    private static XmlElement read(String json) {
        try {
            return JSON.readValue(json, XmlElement.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read a request", e);
        }
    }
}
