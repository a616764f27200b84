package io.bindery.standalone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One user of a data folder at a time, and what it tells the others. */
class DataFolderTest {
    private static final RunningServer SERVER =
            new RunningServer(17, "redis://127.0.0.1:1", "postgresql://postgres@127.0.0.1:2/postgres");

    @TempDir
    Path parent;

    @Test
    void belongsToItsOwnerAlone() throws Exception {
        DataFolder folder = folder();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.root())));
    }

    @Test
    void isGivenToOneAtATime() {
        DataFolder folder = folder();
        DataLock lock = DataLock.take(folder).orElseThrow();
        assertTrue(DataLock.take(folder).isEmpty());
        lock.close();
        DataLock.take(folder).orElseThrow().close();
    }

    @Test
    void tellsWhereTheStoresAre() throws Exception {
        DataFolder folder = folder();
        SERVER.write(folder);
        assertEquals(Optional.of(SERVER), RunningServer.of(folder));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.running())));
    }

    @Test
    void tellsNothingOnceTheServerIsGone() {
        DataFolder folder = folder();
        SERVER.write(folder);
        RunningServer.forget(folder);
        assertEquals(Optional.empty(), RunningServer.of(folder));
    }

    private DataFolder folder() {
        return new DataFolder(parent.resolve("data")).create();
    }
}
