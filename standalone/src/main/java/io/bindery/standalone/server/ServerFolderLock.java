package io.bindery.standalone.server;

import io.bindery.standalone.CommandRefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The right to use a data folder; the operating system takes it back when the process dies. */
public final class ServerFolderLock implements AutoCloseable {
    private final FileChannel channel;

    private ServerFolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the folder, or nothing when another process has it. */
    public static Optional<ServerFolderLock> take(ServerFolder folder) {
        try {
            FileChannel channel = FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked(channel)) {
                return Optional.of(new ServerFolderLock(channel));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new CommandRefusedException(
                    "cannot lock the data folder " + folder.root() + ": " + e.getMessage(), e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            // Another server of this very process has it.
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
