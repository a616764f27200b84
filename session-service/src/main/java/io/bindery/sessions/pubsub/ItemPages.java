package io.bindery.sessions.pubsub;

import io.bindery.access.TimedStatements;
import io.bindery.model.jid.BareJid;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The items in PostgreSQL, read: who may see them is decided in the same statement. */
record ItemPages(TimedStatements statements, PubsubConfig limits) {
    private static final String PAGE = """
            WITH node AS (
                SELECT id, config, config->>'access_model' = ANY($4) AS granted FROM sessions.pubsub_nodes
                WHERE domain = $1 AND username = $2 AND node = $3),
            kept AS (
                SELECT item.* FROM node JOIN LATERAL (
                    SELECT item, payload, number, published_at FROM sessions.pubsub_items WHERE node_id = node.id
                    ORDER BY number DESC LIMIT LEAST(NULLIF(node.config->>'max_items', 'max')::int, $5)) AS item
                ON node.granted),
            listed AS (SELECT kept.*, row_number() OVER (ORDER BY number) - 1 AS position FROM kept),
            asked AS (
                SELECT listed.*, CASE WHEN $10 THEN -number ELSE number END AS turn FROM listed
                WHERE (cardinality($6::text[]) = 0 OR item = ANY($6))
                AND ($7::text IS NULL OR position > (SELECT position FROM listed WHERE item = $7))
                AND ($8::text IS NULL OR position < (SELECT position FROM listed WHERE item = $8))),
            page AS (
                SELECT asked.*, row_number() OVER (ORDER BY turn) AS place,
                    sum(octet_length(payload)) OVER (ORDER BY turn) AS bytes FROM asked)
            SELECT node.config, node.granted, (SELECT count(*) FROM listed) AS total,
                (SELECT count(*) FROM listed WHERE item IN ($7, $8)) AS positions,
                page.item, page.payload, page.published_at, page.position
            FROM node LEFT JOIN page ON place <= $9 AND (bytes <= $11 OR place = 1) ORDER BY position""";
    private static final String LAST = """
            WITH latest AS (
                SELECT domain, username, node, config, item, payload, published_at, number,
                    (domain, username) = ($4, $5) AS own
                FROM unnest($1::text[], $2::text[]) AS owner (domain, username)
                JOIN sessions.pubsub_nodes USING (domain, username)
                JOIN LATERAL (
                    SELECT item, payload, published_at, number FROM sessions.pubsub_items WHERE node_id = id
                    ORDER BY number DESC LIMIT 1) AS item ON true
                WHERE ($3::text[] IS NULL OR node = ANY($3)) AND config->>'send_last_published_item' = ANY($8)
                AND (config->>'deliver_notifications')::boolean AND (config->>'persist_items')::boolean
                AND (config->>'access_model' IN ('open', 'presence') OR (domain, username) = ($4, $5))),
            fitting AS (
                SELECT latest.*, sum(octet_length(payload)) OVER (ORDER BY own DESC, number DESC) AS bytes FROM latest
                ORDER BY own DESC, number DESC LIMIT $6)
            SELECT * FROM fitting WHERE bytes <= $7 ORDER BY number""";

    /** The last item of somebody's node. */
    record LastItem(BareJid owner, String node, NodeConfig config, Item item) {}

    /** The items that are asked for; nothing when there is no such node. */
    Future<Optional<ItemPage>> page(NodeKey key, List<AccessModel> granted, PageRequest request) {
        Tuple arguments = key.arguments()
                .addArrayOfString(AccessModel.written(granted))
                .addValue(limits.maxItems())
                .addArrayOfString(request.ids().toArray(String[]::new))
                .addValue(request.after())
                .addValue(request.end())
                .addValue(request.most())
                .addValue(request.fromNewest())
                .addValue(limits.maxBytesAtOnce());
        return statements.execute(PAGE, arguments).map(rows -> page(rows, request));
    }

    /**
     * The last item of each of these nodes that is sent when a session comes on line, the oldest first.
     *
     * @param owners who all let the session's account see nodes for subscribers; the account itself sees all of its own
     */
    Future<List<LastItem>> lastOnPresence(BareJid account, List<BareJid> owners, List<String> nodes) {
        return last(account, owners, nodes.toArray(String[]::new), "on_sub_and_presence");
    }

    /** The last item of each node of an owner that is sent to a new subscriber. */
    Future<List<LastItem>> lastOnSubscription(BareJid subscriber, BareJid owner) {
        return last(subscriber, List.of(owner), null, "on_sub", "on_sub_and_presence");
    }

    private Future<List<LastItem>> last(BareJid account, List<BareJid> owners, String[] nodes, String... when) {
        Tuple arguments = Tuple.tuple()
                .addArrayOfString(owners.stream().map(BareJid::domain).toArray(String[]::new))
                .addArrayOfString(owners.stream().map(BareJid::local).toArray(String[]::new))
                .addArrayOfString(nodes)
                .addValue(account.domain())
                .addValue(account.local())
                .addValue(limits.maxLastItems())
                .addValue(limits.maxBytesAtOnce())
                .addArrayOfString(when);
        return statements
                .execute(LAST, arguments)
                .map(rows -> rows.stream().map(ItemPages::lastItem).toList());
    }

    private static Optional<ItemPage> page(RowSet<Row> rows, PageRequest request) {
        if (rows.size() == 0) {
            return Optional.empty();
        }
        Row first = rows.iterator().next();
        List<Item> items = new ArrayList<>(rows.size());
        for (Row row : rows) {
            if (row.getString("item") != null) {
                items.add(item(row));
            }
        }
        long wanted = (request.after() == null ? 0 : 1) + (request.end() == null ? 0 : 1);
        return Optional.of(new ItemPage(
                new NodeConfig(first.getJsonObject("config")),
                first.getBoolean("granted"),
                first.getLong("positions") >= wanted,
                items,
                items.isEmpty() ? 0 : first.getLong("position"),
                first.getLong("total")));
    }

    private static LastItem lastItem(Row row) {
        return new LastItem(
                new BareJid(row.getString("username"), row.getString("domain")),
                row.getString("node"),
                new NodeConfig(row.getJsonObject("config")),
                item(row));
    }

    private static Item item(Row row) {
        return new Item(
                row.getString("item"),
                PayloadJson.read(row.getString("payload")),
                row.getOffsetDateTime("published_at").toInstant());
    }
}
