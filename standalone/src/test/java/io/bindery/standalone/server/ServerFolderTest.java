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
class ServerFolderTest {
    private static final RunningServer SERVER =
            new RunningServer(17, "redis://127.0.0.1:1", "postgresql://postgres@127.0.0.1:2/postgres");

    @TempDir
    Path parent;

    @Test
    void belongsToItsOwnerAlone() throws Exception {
        ServerFolder folder = folder();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.root())));
    }

    @Test
    void isGivenToOneAtATime() {
        ServerFolder folder = folder();
        ServerFolderLock lock = ServerFolderLock.take(folder).orElseThrow();
        assertTrue(ServerFolderLock.take(folder).isEmpty());
        lock.close();
        ServerFolderLock.take(folder).orElseThrow().close();
    }

    @Test
    void tellsWhereTheStoresAre() throws Exception {
        ServerFolder folder = folder();
        SERVER.write(folder);
        assertEquals(Optional.of(SERVER), RunningServer.of(folder));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.running())));
    }

    @Test
    void tellsNothingOnceTheServerIsGone() {
        ServerFolder folder = folder();
        SERVER.write(folder);
        RunningServer.forget(folder);
        assertEquals(Optional.empty(), RunningServer.of(folder));
    }

    private ServerFolder folder() {
        return new ServerFolder(parent.resolve("data")).create();
    }
}
