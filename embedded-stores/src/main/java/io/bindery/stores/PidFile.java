package io.bindery.stores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file whose first line is the pid of a server. */
final class PidFile {

    private PidFile() {}

    /** The process of that pid, whatever it is by now. */
    static Optional<ProcessHandle> process(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String first = Files.readAllLines(file).stream().findFirst().orElse("").strip();
        return first.matches("[0-9]{1,10}") ? ProcessHandle.of(Long.parseLong(first)) : Optional.empty();
    }

    /** Whether any process has that pid. */
    static boolean alive(Path file) throws IOException {
        return process(file).isPresent();
    }
}
