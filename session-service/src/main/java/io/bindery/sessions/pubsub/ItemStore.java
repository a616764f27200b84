package io.bindery.sessions.pubsub;

import io.bindery.access.TimedStatements;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.Optional;

/** The items in PostgreSQL, written: each verb is one statement. */
record ItemStore(TimedStatements statements, PubsubConfig limits) {
    // The node is locked, so publications wait for each other instead of trimming against each other. A statement does
    // not see what another has added since it began: what is one too many then is not shown (ItemPages) and goes at
    // the next publication.
    private static final String PUBLISH = """
            WITH known AS (
                SELECT id, config FROM sessions.pubsub_nodes WHERE domain = $1 AND username = $2 AND node = $3
                FOR NO KEY UPDATE),
            made AS (
                INSERT INTO sessions.pubsub_nodes AS node (domain, username, node, config)
                SELECT $1, $2, $3, $4::jsonb || $5::jsonb WHERE NOT EXISTS (SELECT FROM known)
                    AND (SELECT count(*) FROM sessions.pubsub_nodes WHERE domain = $1 AND username = $2) < $6
                ON CONFLICT (domain, username, node) DO UPDATE SET node = excluded.node
                RETURNING node.id, node.config),
            target AS (SELECT * FROM known UNION ALL SELECT * FROM made),
            allowed AS (SELECT * FROM target WHERE config @> $5::jsonb),
            stored AS (
                INSERT INTO sessions.pubsub_items AS item (node_id, item, payload)
                SELECT id, $7, $8 FROM allowed WHERE (config->>'persist_items')::boolean
                ON CONFLICT (node_id, item) DO UPDATE SET payload = excluded.payload, number = excluded.number,
                    published_at = excluded.published_at),
            trimmed AS (
                DELETE FROM sessions.pubsub_items AS old USING allowed
                WHERE old.node_id = allowed.id AND old.item IN (
                    SELECT kept.item FROM sessions.pubsub_items AS kept
                    WHERE kept.node_id = allowed.id AND kept.item <> $7
                    ORDER BY kept.number DESC
                    OFFSET LEAST(NULLIF(allowed.config->>'max_items', 'max')::int, $9) - 1))
            SELECT config, config @> $5::jsonb AS met FROM target""";
    private static final String RETRACT = """
            WITH node AS (
                SELECT id, config FROM sessions.pubsub_nodes WHERE domain = $1 AND username = $2 AND node = $3),
            gone AS (DELETE FROM sessions.pubsub_items USING node WHERE node_id = id AND item = $4 RETURNING item)
            SELECT config, EXISTS (SELECT FROM gone) AS gone FROM node""";

    /**
     * What retracting found.
     *
     * @param gone whether the item was there
     */
    record Retracted(NodeConfig config, boolean gone) {}

    /** Publishes an item; makes the node when there is none. */
    Future<PublishOutcome> publish(NodeKey key, NodeTerms terms, String item, String payload) {
        return statements
                .execute(
                        PUBLISH,
                        key.arguments()
                                .addValue(NodeConfig.defaults().values().copy().mergeIn(terms.whenMade()))
                                .addValue(terms.demanded())
                                .addValue(limits.maxNodes())
                                .addValue(item)
                                .addValue(payload)
                                .addValue(limits.maxItems()))
                .map(ItemStore::published);
    }

    /** Removes an item; nothing when there is no such node. */
    Future<Optional<Retracted>> retract(NodeKey key, String item) {
        return statements
                .execute(RETRACT, key.arguments().addValue(item))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row ->
                                new Retracted(new NodeConfig(row.getJsonObject("config")), row.getBoolean("gone"))));
    }

    private static PublishOutcome published(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return new PublishOutcome.TooManyNodes();
        }
        Row row = rows.iterator().next();
        return row.getBoolean("met")
                ? new PublishOutcome.Published(new NodeConfig(row.getJsonObject("config")))
                : new PublishOutcome.PreconditionNotMet();
    }
}
