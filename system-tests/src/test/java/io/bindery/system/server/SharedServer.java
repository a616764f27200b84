package io.bindery.system.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands one server with the usual settings to all tests that ask for a {@link BinderyServer}: started for the first
 * of them, closed behind the last. They stop no part of it, and take accounts that no other test has.
 */
public final class SharedServer implements ParameterResolver {

    /** Binds and queries wait longer for the archive: they find its end where the machine is busy too. */
    private static final Map<String, String> PATIENT =
            Map.of("archive.wait-ms", "2000", "archive.query-wait-ms", "2500");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == BinderyServer.class;
    }

    @Override
    public BinderyServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedServer.class))
                .getOrComputeIfAbsent(Running.class, type -> Running.start(), Running.class)
                .server();
    }

    /** What is closed when all tests are done. */
    private record Running(Path folder, BinderyServer server) implements ExtensionContext.Store.CloseableResource {

        static Running start() {
            try {
                Path folder = Files.createTempDirectory("bindery-shared-");
                return new Running(folder, BinderyServer.start(folder, PATIENT));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
