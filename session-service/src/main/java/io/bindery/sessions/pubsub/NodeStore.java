package io.bindery.sessions.pubsub;

import io.bindery.access.TimedStatements;
import io.bindery.model.jid.BareJid;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

/** The nodes in PostgreSQL: each verb is one statement. */
record NodeStore(TimedStatements statements, PubsubConfig limits) {
    private static final String THIS_NODE = " WHERE domain = $1 AND username = $2 AND node = $3 ";
    private static final String FIND = "SELECT config FROM sessions.pubsub_nodes" + THIS_NODE;
    private static final String REMOVE = "DELETE FROM sessions.pubsub_nodes" + THIS_NODE + "RETURNING config";
    private static final String NAMES = """
            SELECT node FROM sessions.pubsub_nodes
            WHERE domain = $1 AND username = $2 AND config->>'access_model' = ANY($3) ORDER BY node""";
    private static final String CREATE = """
            WITH there AS (SELECT node FROM sessions.pubsub_nodes WHERE domain = $1 AND username = $2),
            made AS (
                INSERT INTO sessions.pubsub_nodes (domain, username, node, config)
                SELECT $1, $2, $3, $4::jsonb WHERE (SELECT count(*) FROM there) < $5
                ON CONFLICT DO NOTHING RETURNING id)
            SELECT EXISTS (SELECT FROM made) AS made,
                EXISTS (SELECT FROM there WHERE node = $3) OR (SELECT count(*) FROM there) < $5 AS found""";
    private static final String CONFIGURE =
            "WITH changed AS (UPDATE sessions.pubsub_nodes SET config = config || $4::jsonb" + THIS_NODE
                    + "RETURNING id, config)," + """
            trimmed AS (
                DELETE FROM sessions.pubsub_items AS old USING changed
                WHERE old.node_id = changed.id AND old.item IN (
                    SELECT kept.item FROM sessions.pubsub_items AS kept WHERE kept.node_id = changed.id
                    ORDER BY kept.number DESC
                    OFFSET CASE WHEN (changed.config->>'persist_items')::boolean
                        THEN LEAST(NULLIF(changed.config->>'max_items', 'max')::int, $5) ELSE 0 END))
            SELECT config FROM changed""";
    private static final String PURGE =
            "WITH node AS (SELECT id, config FROM sessions.pubsub_nodes" + THIS_NODE + ")," + """
            purged AS (DELETE FROM sessions.pubsub_items USING node WHERE node_id = id)
            SELECT config FROM node""";

    /** The configuration of a node. */
    Future<Optional<NodeConfig>> find(NodeKey key) {
        return statements.execute(FIND, key.arguments()).map(NodeStore::config);
    }

    /** The names of the nodes with one of these access models. */
    Future<List<String>> names(BareJid owner, List<AccessModel> granted) {
        return statements
                .execute(NAMES, Tuple.of(owner.domain(), owner.local()).addArrayOfString(AccessModel.written(granted)))
                .map(rows -> rows.stream().map(row -> row.getString("node")).toList());
    }

    /** Makes a node with the defaults and what is given. */
    Future<CreateOutcome> create(NodeKey key, JsonObject given) {
        JsonObject config = NodeConfig.defaults().values().mergeIn(given);
        return statements
                .execute(CREATE, key.arguments().addValue(config).addValue(limits.maxNodes()))
                .map(NodeStore::created);
    }

    /** Changes what is given, drops the items that have no room any more; completes with the new configuration. */
    Future<Optional<NodeConfig>> configure(NodeKey key, JsonObject given) {
        return statements
                .execute(CONFIGURE, key.arguments().addValue(given).addValue(limits.maxItems()))
                .map(NodeStore::config);
    }

    /** Removes a node and its items; completes with the configuration that it had. */
    Future<Optional<NodeConfig>> remove(NodeKey key) {
        return statements.execute(REMOVE, key.arguments()).map(NodeStore::config);
    }

    /** Removes all items of a node. */
    Future<Optional<NodeConfig>> purge(NodeKey key) {
        return statements.execute(PURGE, key.arguments()).map(NodeStore::config);
    }

    private static CreateOutcome created(RowSet<Row> rows) {
        Row row = rows.iterator().next();
        if (row.getBoolean("made")) {
            return CreateOutcome.CREATED;
        }
        // Room and yet not made: somebody made it at the same time.
        return row.getBoolean("found") ? CreateOutcome.EXISTS : CreateOutcome.TOO_MANY_NODES;
    }

    private static Optional<NodeConfig> config(RowSet<Row> rows) {
        return rows.stream().findFirst().map(row -> new NodeConfig(row.getJsonObject("config")));
    }
}
