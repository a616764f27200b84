package io.bindery.stores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the children when a JVM ends. */
class JvmEndIT {
    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void aSignalStopsTheChildrenAfterWhatNeedsThem(String signal) throws Exception {
        OtherJvm jvm = OtherJvm.start(temp);
        Child.end(jvm.process().toHandle(), signal);
        assertEquals("before +PONG", jvm.line());
        assertGone(jvm);
    }

    @Test
    void aNormalEndStopsTheChildren() throws Exception {
        OtherJvm jvm = OtherJvm.start(temp);
        jvm.process().getOutputStream().close();
        jvm.process().waitFor();
        assertGone(jvm);
    }

    @Test
    void orphansOfAKilledJvmAreReplacedByTheNextStart() throws Exception {
        OtherJvm killed = OtherJvm.start(temp);
        assertEquals("+OK", EmbeddedRedisIT.ask(killed.redisUri(), "SET kept yes"));
        Child.end(killed.process().toHandle(), "KILL");
        assertTrue(Child.runs(ProcessHandle.of(killed.redisPid()).orElseThrow()));

        int samePort = java.net.URI.create(killed.redisUri()).getPort();
        try (EmbeddedRedis redis = EmbeddedRedis.start(temp.resolve("redis"), samePort);
                EmbeddedPostgres postgres = EmbeddedPostgres.start(temp.resolve("pg"))) {
            assertNotEquals(killed.redisPid(), redis.pid());
            assertNotEquals(killed.postgresPid(), postgres.pid());
            assertEquals("$3", EmbeddedRedisIT.ask(redis.uri(), "GET kept"));
            assertGone(killed);
        }
    }

    @Test
    void childrenAreOutOfReachOfTheTerminal() throws Exception {
        OtherJvm jvm = OtherJvm.start(temp);
        assertNotEquals(group(jvm.process().pid()), group(jvm.redisPid()));
        assertNotEquals(group(jvm.process().pid()), group(jvm.postgresPid()));
        Child.end(jvm.process().toHandle(), "TERM");
    }

    private static String group(long pid) throws Exception {
        String stat = java.nio.file.Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        // After the command in brackets: state, parent, process group.
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[2];
    }

    private static void assertGone(OtherJvm jvm) {
        for (long pid : List.of(jvm.redisPid(), jvm.postgresPid())) {
            assertFalse(ProcessHandle.of(pid).filter(Child::runs).isPresent());
        }
    }
}
