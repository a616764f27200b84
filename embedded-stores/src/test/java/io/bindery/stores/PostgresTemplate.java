package io.bindery.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL that has been made once in this JVM and is copied: making one takes seconds, a copy does not. */
public final class PostgresTemplate {
    private static Path template;

    private PostgresTemplate() {}

    /** Starts a throw-away PostgreSQL that can count its statements, in a folder that has to be new. */
    public static EmbeddedPostgres start(Path data) {
        copy(template(), data);
        return EmbeddedPostgres.startThrowAway(data);
    }

    private static synchronized Path template() {
        if (template == null) {
            Path made = TemporaryFolder.create().resolve("template");
            try (EmbeddedPostgres postgres = EmbeddedPostgres.startThrowAway(made)) {
                prepare(postgres);
            }
            template = made;
        }
        return template;
    }

    /** What takes effect at a start alone; nobody has to start twice for it. */
    private static void prepare(EmbeddedPostgres postgres) {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to.toAbsolutePath().getParent());
            Files.walkFileTree(from, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                        throws IOException {
                    return copied(folder);
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    return copied(file);
                }

                private FileVisitResult copied(Path path) throws IOException {
                    // With the permissions: PostgreSQL starts on no folder that others may read.
                    Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
