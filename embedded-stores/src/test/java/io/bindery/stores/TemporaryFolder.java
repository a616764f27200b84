package io.bindery.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for the stores of a JVM's tests, gone with the JVM. */
final class TemporaryFolder {

    private TemporaryFolder() {}

    static Path create() {
        try {
            Path folder = Files.createTempDirectory("bindery-stores-");
            // Added first, so it is closed last: after the stores that work in it.
            StoresShutdown.add(() -> delete(folder));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
