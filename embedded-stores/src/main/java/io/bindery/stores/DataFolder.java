package io.bindery.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of one store, owned by one JVM at a time. The lock falls with the JVM, even after {@code kill -9}; so
 * whoever gets it knows that a child found running there is an orphan.
 */
final class DataFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);
    private static final String LOCK = "bindery.lock";

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Makes and locks the folder; throws {@link IllegalStateException} when another JVM uses it. */
    static DataFolder open(Path data) {
        try {
            // PostgreSQL insists on an empty folder for a new cluster: the lock stands beside it.
            Path path = data.toAbsolutePath().normalize();
            Files.createDirectories(path);
            Path file = path.resolveSibling(path.getFileName() + "." + LOCK);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return lock(new DataFolder(path, channel));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DataFolder lock(DataFolder folder) throws IOException {
        FileLock lock = null;
        try {
            lock = folder.channel.tryLock();
        } catch (OverlappingFileLockException e) {
            LOG.debug("locked in this JVM", e);
        }
        if (lock == null) {
            folder.close();
            throw new IllegalStateException(folder.path + " is in use by another process");
        }
        return folder;
    }

    Path path() {
        return path;
    }

    /** The child that a JVM left behind, if the file names one and it still works in this folder. */
    Optional<ProcessHandle> orphan(String pidFile) {
        try {
            return PidFile.process(path.resolve(pidFile)).filter(this::worksHere);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean worksHere(ProcessHandle process) {
        // Pids are used again: only a process whose working directory is the folder is ours.
        Path cwd = Path.of("/proc", Long.toString(process.pid()), "cwd");
        try {
            return cwd.toRealPath().equals(path.toRealPath());
        } catch (IOException e) {
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
