package io.bindery.standalone.server;

import io.bindery.c2s.EdgeConfig;
import io.bindery.model.config.Settings;
import io.bindery.standalone.CommandRefused;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looks whether the ports are free before anything is started: a failure that comes at once and in one line. */
final class ListenPorts {
    private static final int NONE = 0;

    private ListenPorts() {}

    static void check(Settings settings) {
        String address = settings.get(EdgeConfig.ADDRESS);
        check(address, settings.get(EdgeConfig.TCP_PORT));
        check(address, settings.get(EdgeConfig.TLS_PORT));
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
            throw new CommandRefused("cannot listen on " + address + " port " + port + ": " + e.getMessage(), e);
        }
    }
}
