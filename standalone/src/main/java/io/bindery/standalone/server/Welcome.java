package io.bindery.standalone.server;

import io.bindery.c2s.EdgeConfig;
import io.bindery.c2s.TlsMode;
import io.bindery.model.config.Settings;
import io.bindery.model.config.StoreConfig;
import io.bindery.standalone.CommandRefusedException;
import io.bindery.standalone.ReleaseVersion;
import io.bindery.standalone.settings.StandaloneSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a started server says: where to connect, what to trust, how to make an account. */
final class Welcome {
    private final Settings settings;
    private final String options;
    private final String command = System.getProperty("bindery.command", "./bindery");

    /** The options are those that another command needs to find this server. */
    Welcome(Settings settings, String options) {
        this.settings = settings;
        this.options = options;
    }

    void print(PrintWriter out, long nanos) {
        List<String> domains = settings.get(EdgeConfig.DOMAINS);
        out.printf(
                Locale.ROOT,
                "Bindery %s is ready after %.1f s.%n%n",
                ReleaseVersion.number(),
                Duration.ofNanos(nanos).toMillis() / 1000.0);
        line(out, "Domains", String.join(", ", domains));
        line(out, "Connect", connect());
        webSocket().ifPresent(address -> line(out, "WebSocket", address));
        if (settings.get(EdgeConfig.TLS) != TlsMode.DISABLED) {
            printCertificate(out, domains);
        }
        line(
                out,
                "Data",
                settings.get(StandaloneSettings.DATA) + "/  (Redis " + settings.get(StoreConfig.REDIS_URI)
                        + ", PostgreSQL " + settings.get(StoreConfig.POSTGRES_URI) + ")");
        line(out, "Account", command + " user add juliet@" + domains.get(0) + options);
        line(out, "See it", command + " trace juliet@" + domains.get(0) + options);
        out.printf("%nCtrl-C stops it.%n");
        out.flush();
    }

    private String connect() {
        String plain = switch (settings.get(EdgeConfig.TLS)) {
            case DISABLED -> " without TLS";
            case OPTIONAL -> " with or without STARTTLS";
            case REQUIRED -> " with STARTTLS";
        };
        return Stream.of(
                        place(ListenPorts.tcp(settings), plain),
                        place(ListenPorts.directTls(settings), " with TLS from the start"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    private Optional<String> webSocket() {
        int port = ListenPorts.webSocket(settings);
        String scheme = settings.get(EdgeConfig.TLS) == TlsMode.DISABLED ? "ws://" : "wss://";
        String here = scheme + settings.get(EdgeConfig.ADDRESS) + ":" + port + EdgeConfig.WebSocket.PATH;
        String told = settings.get(EdgeConfig.WEBSOCKET_URL);
        return port == ListenPorts.NONE ? Optional.empty() : Optional.of(told.isEmpty() ? here : told);
    }

    private Optional<String> place(int port, String how) {
        return port == ListenPorts.NONE
                ? Optional.empty()
                : Optional.of(settings.get(EdgeConfig.ADDRESS) + " port " + port + how);
    }

    private void printCertificate(PrintWriter out, List<String> domains) {
        String file = settings.get(EdgeConfig.CERTIFICATE);
        try {
            ServerCertificate certificate = ServerCertificate.read(Path.of(file));
            line(out, "Certificate", file);
            line(out, "", "SHA-256 " + certificate.fingerprint());
            List<String> missing = certificate.missing(domains);
            if (!missing.isEmpty()) {
                line(out, "", "It does not name " + String.join(", ", missing) + ": clients of those will refuse it.");
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new CommandRefusedException("cannot read the certificate " + file + ": " + e.getMessage(), e);
        }
    }

    private static void line(PrintWriter out, String name, String value) {
        out.printf("  %-12s %s%n", name, value);
    }
}
