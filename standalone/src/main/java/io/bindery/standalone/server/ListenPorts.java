package io.bindery.standalone.server;

import io.bindery.c2s.EdgeConfig;
import io.bindery.c2s.TlsMode;
import io.bindery.model.config.Settings;
import io.bindery.standalone.CommandRefusedException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The ports that an edge opens by its settings. */
public final class ListenPorts {
    /** No port. */
    public static final int NONE = 0;

    private ListenPorts() {}

    /** The port for a stream that begins without TLS. */
    public static int tcp(Settings settings) {
        return settings.get(EdgeConfig.TCP_PORT);
    }

    /** The port for direct TLS: none without TLS, whatever number is set. */
    public static int directTls(Settings settings) {
        return settings.get(EdgeConfig.TLS) == TlsMode.DISABLED ? NONE : settings.get(EdgeConfig.TLS_PORT);
    }

    /** The port for WebSocket, with or without TLS. */
    public static int webSocket(Settings settings) {
        return settings.get(EdgeConfig.WEBSOCKET_PORT);
    }

    /** Looks whether they are free before anything is started: a failure that comes at once and in one line. */
    static void check(Settings settings) {
        String address = settings.get(EdgeConfig.ADDRESS);
        check(address, tcp(settings));
        check(address, directTls(settings));
        check(address, webSocket(settings));
    }

    private static void check(String address, int port) {
        if (port == NONE) {
            return;
        }
        try (ServerSocket socket = new ServerSocket()) {
            // A port whose last connections linger in TIME_WAIT is free for a server.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            throw new CommandRefusedException(
                    "cannot listen on " + address + " port " + port + ": " + e.getMessage(), e);
        }
    }
}
