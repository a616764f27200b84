package io.bindery.system.server;

import io.bindery.stores.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What a PostgreSQL tells of the statements that it has carried out, by its own pg_stat_statements. */
public record PostgresStatistics(String jdbcUrl) {
    private static final String OF_OTHERS =
            "SELECT query, calls FROM pg_stat_statements WHERE query NOT LIKE '%pg_stat_%'";

    /** Lets one be asked that was started so that it counts. */
    public static PostgresStatistics of(EmbeddedPostgres postgres) {
        PostgresStatistics statistics = new PostgresStatistics(postgres.jdbcUrl("postgres"));
        statistics.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
        return statistics;
    }

    /** Begins to count from zero. */
    public void reset() {
        execute("SELECT pg_stat_statements_reset()");
    }

    /** Each statement of the services, as often as it was carried out. */
    public List<String> statements() {
        List<String> statements = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(OF_OTHERS)) {
            while (rows.next()) {
                for (int call = 0; call < rows.getInt("calls"); call++) {
                    statements.add(rows.getString("query"));
                }
            }
            // What the JDBC driver itself says when it connects.
            statements.removeIf(text -> text.startsWith("SET "));
            return statements;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
