package io.bindery.stores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {
    @TempDir
    Path temp;

    @Test
    void keepsWhatWasWrittenOverARestartOnTheSamePort() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(temp.resolve("pg"))) {
            String uri = postgres.uri();
            assertEquals("on", query(postgres, "SHOW fsync"));
            assertEquals("on", query(postgres, "SHOW synchronous_commit"));
            assertEquals("on", query(postgres, "SHOW full_page_writes"));
            update(postgres, "CREATE TABLE kept AS SELECT 'yes' AS word");
            postgres.stop();
            assertThrows(SQLException.class, () -> query(postgres, "SELECT 1"));
            postgres.start();
            assertEquals(uri, postgres.uri());
            assertEquals("yes", query(postgres, "SELECT word FROM kept"));
        }
    }

    @Test
    void startsAfterItWasKilledAndItsPidIsSomebodyElses() throws Exception {
        Path data = temp.resolve("pg");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            update(postgres, "CREATE TABLE kept AS SELECT 'yes' AS word");
            Child.end(ProcessHandle.of(postgres.pid()).orElseThrow(), "KILL");
            postgres.stop();
            Path file = data.resolve("postmaster.pid");
            List<String> lines = Files.readAllLines(file);
            lines.set(0, Long.toString(ProcessHandle.current().pid()));
            Files.write(file, lines);
            postgres.start();
            assertEquals("yes", query(postgres, "SELECT word FROM kept"));
        }
    }

    @Test
    void refusesAFolderInUse() {
        Path data = temp.resolve("pg");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.startThrowAway(data)) {
            assertThrows(IllegalStateException.class, () -> EmbeddedPostgres.startThrowAway(data));
            assertTrue(Child.runs(ProcessHandle.of(postgres.pid()).orElseThrow()));
        }
    }

    @Test
    void isGoneWhenStopped() {
        EmbeddedPostgres postgres = EmbeddedPostgres.startThrowAway(temp.resolve("pg"));
        long pid = postgres.pid();
        postgres.close();
        assertFalse(ProcessHandle.of(pid).filter(Child::runs).isPresent());
    }

    @Test
    void makesAFreshDatabaseEachTime() throws Exception {
        SharedStores.postgresUri("fresh");
        String url = SharedStores.postgres().jdbcUrl("fresh");
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.createStatement().execute("CREATE TABLE old (x int)");
        }
        SharedStores.postgresUri("fresh");
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.createStatement().execute("CREATE TABLE old (x int)");
        }
    }

    private static String query(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl("postgres"));
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private static void update(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
