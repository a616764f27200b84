package io.bindery.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.config.Settings;
import io.bindery.model.config.StoreConfig;
import io.vertx.core.Vertx;
import io.vertx.redis.client.RedisOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AddressTest {
    private static final String URI = "postgresql://bindery@db.example:6543/xmpp";
    // The first message of PostgreSQL's protocol where TLS is wanted; a server without TLS answers N.
    private static final String SSL_REQUEST = "0000000804d2162f";

    private static StoreConfig stores(Map<String, String> written) {
        return StoreConfig.from(Settings.check(written, StoreConfig.SETTINGS));
    }

    private static PostgresAddress postgres(String uri) {
        return new PostgresAddress(stores(Map.of("postgres.uri", uri)));
    }

    @Test
    void jdbcReachesTheSameDatabaseInTheSameWay() {
        assertEquals(
                "jdbc:postgresql://db.example:6543/xmpp?sslmode=disable",
                postgres(URI).jdbcUrl());
        assertEquals(
                "jdbc:postgresql://db.example:6543/xmpp?sslmode=verify-full",
                postgres(URI + "?sslmode=verify-full").jdbcUrl());
    }

    @Test
    void aMigrationSaysNothingInTheClearWhereTheAddressAsksForTls() throws IOException {
        Vertx vertx = Vertx.vertx();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> said = CompletableFuture.supplyAsync(() -> saidToAServerWithoutTls(server));
            String uri = "postgresql://bindery@127.0.0.1:" + server.getLocalPort() + "/xmpp?sslmode=require";
            assertThrows(
                    FlywayException.class,
                    () -> postgres(uri).migrate(vertx, "some", "db/some").await());
            assertEquals(SSL_REQUEST, said.join());
        } finally {
            vertx.close().await();
        }
    }

    @Test
    void aPasswordOfTheSettingsIsTaken() {
        StoreConfig stores = stores(Map.of(
                "postgres.uri", URI,
                "postgres.password", "pencil",
                "redis.uri", "redis://db.example:6380",
                "redis.password", "ink"));
        assertEquals("pencil", new PostgresAddress(stores).options().getPassword());
        assertEquals("ink", new RedisAddress(stores).options(1, 1).getPassword());
    }

    @Test
    void redisIsAskedForNoPasswordWhereNoneIsSet() {
        assertNull(new RedisAddress(stores(Map.of("redis.uri", "redis://db.example")))
                .options(1, 1)
                .getPassword());
    }

    @Test
    void everyQueueAndEveryWaitIsBounded() {
        StoreConfig stores = stores(Map.of("postgres.uri", URI, "postgres.pool", "7", "store.timeout-ms", "1234"));
        assertEquals(7, new PostgresAddress(stores).pool().getMaxSize());
        assertTrue(new PostgresAddress(stores).pool().getMaxWaitQueueSize() > 0);
        assertEquals(1234, new PostgresAddress(stores).pool().getConnectionTimeout());
        RedisOptions redis = new RedisAddress(stores).options(2, 100);
        assertEquals(2, redis.getMaxPoolSize());
        assertEquals(2, redis.getMaxPoolWaiting());
        assertEquals(100, redis.getMaxWaitingHandlers());
        assertEquals(1234, redis.getNetClientOptions().getConnectTimeout());
    }

    private static String saidToAServerWithoutTls(ServerSocket server) {
        try (Socket socket = server.accept()) {
            byte[] request = socket.getInputStream().readNBytes(SSL_REQUEST.length() / 2);
            socket.getOutputStream().write('N');
            byte[] more = socket.getInputStream().readNBytes(1);
            return HexFormat.of().formatHex(request) + HexFormat.of().formatHex(more);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }
}
