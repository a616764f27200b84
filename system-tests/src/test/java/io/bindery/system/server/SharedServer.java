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
 * Hands one server with the default settings to all tests that ask for a {@link BinderyServer}: started for the first
 * of them, closed behind the last. They stop no part of it, and take accounts that no other test has.
 */
public final class SharedServer implements ParameterResolver {

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
                return new Running(folder, BinderyServer.start(folder, Map.of()));
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
