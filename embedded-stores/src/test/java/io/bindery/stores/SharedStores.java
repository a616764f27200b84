package io.bindery.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** One Redis and one PostgreSQL for all tests of a JVM: started when first asked for, gone with the JVM. */
public final class SharedStores {
    private static final Path FOLDER = TemporaryFolder.create();
    private static EmbeddedRedis redis;
    private static EmbeddedPostgres postgres;

    private SharedStores() {}

    /** The shared Redis. */
    public static synchronized EmbeddedRedis redis() {
        if (redis == null) {
            redis = EmbeddedRedis.start(FOLDER.resolve("redis"));
        }
        return redis;
    }

    /** The shared PostgreSQL. */
    public static synchronized EmbeddedPostgres postgres() {
        if (postgres == null) {
            postgres = EmbeddedPostgres.startThrowAway(FOLDER.resolve("postgres"));
        }
        return postgres;
    }

    /** How a Redis client names the shared Redis. */
    public static String redisUri() {
        return redis().uri();
    }

    /** How a PostgreSQL client names a database that is made anew by this call; lower case letters and digits. */
    public static String postgresUri(String freshDatabase) {
        if (!freshDatabase.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException(freshDatabase);
        }
        try (Connection connection = DriverManager.getConnection(postgres().jdbcUrl("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + freshDatabase + " WITH (FORCE)");
            statement.execute("CREATE DATABASE " + freshDatabase);
            return postgres().uri(freshDatabase);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empties the shared Redis. */
    public static void flush() {
        URI uri = URI.create(redisUri());
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.getOutputStream().write("FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII));
            if (socket.getInputStream().read() != '+') {
                throw new IllegalStateException("Redis refused to be emptied");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
