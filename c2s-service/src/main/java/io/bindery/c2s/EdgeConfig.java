package io.bindery.c2s;

import io.bindery.c2s.xml.XmlLimits;
import io.bindery.model.config.RegistrationPolicy;
import io.bindery.model.config.ServedDomains;
import io.bindery.model.config.Setting;
import io.bindery.model.config.Settings;
import io.bindery.model.scram.ScramHash;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Everything that an operator can set of an edge. */
public record EdgeConfig(
        List<String> domains,
        Listeners listeners,
        Authentication authentication,
        RegistrationPolicy registration,
        Limits limits,
        Routing routing,
        Duration busTimeout) {
    public static final Setting<List<String>> DOMAINS = ServedDomains.SETTING;
    public static final Setting<String> ADDRESS =
            Setting.text("c2s.bind-address", "0.0.0.0", "the address that clients connect to");
    public static final Setting<Integer> TCP_PORT =
            Setting.number("c2s.tcp.port", 5222, 0, 65_535, "port for STARTTLS; 0: none");
    public static final Setting<Integer> TLS_PORT =
            Setting.number("c2s.tls.port", 5223, 0, 65_535, "port for direct TLS (XEP-0368); 0: none");
    public static final Setting<Integer> WEBSOCKET_PORT =
            Setting.number("c2s.websocket.port", 5443, 0, 65_535, "port for WebSocket and host-meta, by TLS; 0: none");
    public static final Setting<String> WEBSOCKET_URL = Setting.text(
            "c2s.websocket.url", "", "the WebSocket's address in host-meta; empty: where host-meta was asked for");
    public static final Setting<TlsMode> TLS = Setting.choice(
            "c2s.tls", TlsMode.REQUIRED, "whether clients must use TLS; disabled: a trusted proxy ends TLS");
    public static final Setting<String> CERTIFICATE =
            Setting.text("c2s.tls.certificate", "", "PEM file of the certificate chain; empty: self-signed");
    public static final Setting<String> KEY = Setting.text("c2s.tls.key", "", "PEM file of the private key");
    public static final Setting<Duration> CERTIFICATE_CHECK = Setting.seconds(
            "c2s.tls.reload-s", 60, 1, 86_400, "how often the files are looked at for a new certificate");
    public static final Setting<Boolean> OPENSSL =
            Setting.flag("c2s.tls.openssl", true, "BoringSSL where it runs; false: the JDK's TLS (gives tls-exporter)");
    public static final Setting<Boolean> PLAIN = Setting.flag("c2s.sasl.plain", false, "offer PLAIN inside TLS");
    public static final Setting<List<ScramHash>> HASHES = Setting.choices(
            "c2s.sasl.scram", "sha-512,sha-256,sha-1", ScramHash.class, "hashes that SCRAM is offered with");
    public static final Setting<Integer> ATTEMPTS = Setting.number(
            "c2s.sasl.attempts", 3, 1, 20, "failed authentications and registrations before the stream is closed");
    public static final Setting<Integer> ELEMENT_BYTES = Setting.number(
            "c2s.limit.element-bytes", 262_144, 10_000, 16_777_216, "largest stanza of an authenticated client");
    public static final Setting<Integer> EARLY_ELEMENT_BYTES = Setting.number(
            "c2s.limit.early-element-bytes", 10_000, 4096, 1_048_576, "largest element before authentication");
    public static final Setting<Integer> DEPTH =
            Setting.number("c2s.limit.depth", 64, 8, 1024, "deepest nesting of elements");
    public static final Setting<Integer> ATTRIBUTES =
            Setting.number("c2s.limit.attributes", 64, 8, 1024, "most attributes of one element");
    public static final Setting<Duration> LOGIN_TIME =
            Setting.seconds("c2s.limit.login-s", 30, 1, 3600, "time to be on line after connecting");
    public static final Setting<Duration> IDLE_TIME =
            Setting.seconds("c2s.limit.idle-s", 900, 1, 86_400, "silence after which a stream is closed (XEP-0478)");
    public static final Setting<Duration> PING_TIME =
            Setting.seconds("c2s.ping-s", 300, 1, 86_400, "silence after which a client is asked for a sign of life");
    public static final Setting<Duration> STALL_TIME =
            Setting.seconds("c2s.limit.stall-s", 60, 1, 3600, "time that a client may leave our output unread");
    public static final Setting<Integer> PER_ADDRESS =
            Setting.number("c2s.limit.connections-per-address", 1000, 1, 1_000_000, "connections of one IP address");
    public static final Setting<Integer> BATCH_STANZAS =
            Setting.number("c2s.route.stanzas", 100, 1, 1000, "stanzas of one client that are routed together at most");
    public static final Setting<Integer> BATCH_BYTES = Setting.number(
            "c2s.route.bytes", 131_072, 1024, 4_194_304, "bytes of one client's stanzas after which it is not read on");
    public static final Setting<Duration> ROUTE_TIME = Setting.seconds(
            "c2s.route.retry-s", 15, 1, 300, "time in which stanzas must be routed, before their stream is ended");
    public static final Setting<Duration> BUS_TIMEOUT = Setting.milliseconds(
            "c2s.bus.timeout-ms", 5000, 100, 60_000, "how long an answer of another service is waited for");

    public static final List<Setting<?>> SETTINGS = List.of(
            DOMAINS,
            ADDRESS,
            TCP_PORT,
            TLS_PORT,
            WEBSOCKET_PORT,
            WEBSOCKET_URL,
            TLS,
            CERTIFICATE,
            KEY,
            CERTIFICATE_CHECK,
            OPENSSL,
            PLAIN,
            HASHES,
            ATTEMPTS,
            RegistrationPolicy.SETTING,
            ELEMENT_BYTES,
            EARLY_ELEMENT_BYTES,
            DEPTH,
            ATTRIBUTES,
            LOGIN_TIME,
            IDLE_TIME,
            PING_TIME,
            STALL_TIME,
            PER_ADDRESS,
            BATCH_STANZAS,
            BATCH_BYTES,
            ROUTE_TIME,
            BUS_TIMEOUT);

    /** Where clients connect. */
    public record Listeners(
            String address, int tcpPort, int tlsPort, WebSocket webSocket, TlsMode mode, TlsFiles tls) {}

    /** The port for browsers, and the address that they are told; empty: the one that they asked at. */
    public record WebSocket(int port, String url) {
        /** Where the WebSocket is on that port. */
        public static final String PATH = "/xmpp-websocket";
    }

    /** The key material; both paths are empty where TLS is disabled. */
    public record TlsFiles(String certificate, String key, Duration checkEvery, boolean openssl) {}

    /** What is offered to prove who one is. */
    public record Authentication(boolean plain, Set<ScramHash> hashes, int attempts) {}

    /** What one client may take. */
    public record Limits(
            int elementBytes,
            int earlyElementBytes,
            int depth,
            int attributes,
            Duration login,
            Duration idle,
            Duration ping,
            Duration stall,
            int perAddress) {

        /** What holds until the client is on line. */
        public XmlLimits early() {
            return new XmlLimits(earlyElementBytes, depth, attributes);
        }

        /** What holds from then on. */
        public XmlLimits onLine() {
            return new XmlLimits(elementBytes, depth, attributes);
        }
    }

    /** How far a client is read ahead of what is routed, and how long that is tried. */
    public record Routing(int batchElements, int batchBytes, Duration retryFor) {}

    /** Reads the checked settings. */
    public static EdgeConfig from(Settings settings) {
        return new EdgeConfig(
                settings.get(DOMAINS),
                listeners(settings),
                authentication(settings),
                settings.get(RegistrationPolicy.SETTING),
                limits(settings),
                new Routing(settings.get(BATCH_STANZAS), settings.get(BATCH_BYTES), settings.get(ROUTE_TIME)),
                settings.get(BUS_TIMEOUT));
    }

    private static Listeners listeners(Settings settings) {
        TlsFiles tls = new TlsFiles(
                settings.get(CERTIFICATE), settings.get(KEY), settings.get(CERTIFICATE_CHECK), settings.get(OPENSSL));
        return new Listeners(
                settings.get(ADDRESS),
                settings.get(TCP_PORT),
                settings.get(TLS_PORT),
                new WebSocket(settings.get(WEBSOCKET_PORT), settings.get(WEBSOCKET_URL)),
                settings.get(TLS),
                tls);
    }

    private static Authentication authentication(Settings settings) {
        return new Authentication(settings.get(PLAIN), Set.copyOf(settings.get(HASHES)), settings.get(ATTEMPTS));
    }

    private static Limits limits(Settings settings) {
        return new Limits(
                settings.get(ELEMENT_BYTES),
                settings.get(EARLY_ELEMENT_BYTES),
                settings.get(DEPTH),
                settings.get(ATTRIBUTES),
                settings.get(LOGIN_TIME),
                settings.get(IDLE_TIME),
                settings.get(PING_TIME),
                settings.get(STALL_TIME),
                settings.get(PER_ADDRESS));
    }
}
