package io.bindery.stores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisIT {
    @TempDir
    Path temp;

    @Test
    void keepsWhatWasWrittenOverARestartOnTheSamePort() throws Exception {
        try (EmbeddedRedis redis = EmbeddedRedis.start(temp.resolve("redis"))) {
            assertEquals("+OK", ask(redis.uri(), "SET kept yes"));
            redis.stop();
            assertThrows(IOException.class, () -> ask(redis.uri(), "PING"));
            redis.start();
            assertEquals("$3", ask(redis.uri(), "GET kept"));
        }
    }

    @Test
    void refusesAFolderInUse() throws Exception {
        Path data = temp.resolve("redis");
        try (EmbeddedRedis redis = EmbeddedRedis.start(data)) {
            assertThrows(IllegalStateException.class, () -> EmbeddedRedis.start(data));
            assertEquals("+PONG", ask(redis.uri(), "PING"));
        }
    }

    @Test
    void startsAfterItWasKilled() throws Exception {
        try (EmbeddedRedis redis = EmbeddedRedis.start(temp.resolve("redis"))) {
            ask(redis.uri(), "SET kept yes");
            Child.end(ProcessHandle.of(redis.pid()).orElseThrow(), "KILL");
            redis.stop();
            redis.start();
            assertEquals("$3", ask(redis.uri(), "GET kept"));
        }
    }

    @Test
    void flushEmptiesTheSharedOne() throws Exception {
        ask(SharedStores.redisUri(), "SET some thing");
        SharedStores.flush();
        assertEquals(":0", ask(SharedStores.redisUri(), "DBSIZE"));
    }

    static String ask(String uri, String command) throws IOException {
        URI address = URI.create(uri);
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }
}
