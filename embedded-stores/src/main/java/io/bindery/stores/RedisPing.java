package io.bindery.stores;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Asks a Redis whether it answers; one that still loads its data does not count. */
final class RedisPing {
    private static final int ANSWER_LIMIT_MS = 1000;
    private static final long PAUSE_MS = 20;
    private static final byte[] PING = "PING\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final String PONG = "+PONG";

    private RedisPing() {}

    /** Blocks until Redis answers; throws when the process ended or the limit is over. */
    static void await(int port, Process process, Duration limit) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        while (!answers(port)) {
            if (System.nanoTime() > end || waitedFor(process)) {
                throw new IOException("Redis did not start");
            }
        }
    }

    private static boolean waitedFor(Process process) throws IOException {
        try {
            return process.waitFor(PAUSE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(ANSWER_LIMIT_MS);
            socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), ANSWER_LIMIT_MS);
            socket.getOutputStream().write(PING);
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(PONG.length()), StandardCharsets.US_ASCII).equals(PONG);
        } catch (IOException e) {
            return false;
        }
    }
}
