package io.bindery.c2s.stream;

import io.bindery.c2s.EdgeConfig;
import io.bindery.c2s.ManualClock;
import io.bindery.c2s.ScriptedSessions;
import io.bindery.c2s.negotiation.EdgeServices;
import io.bindery.c2s.negotiation.Identifiers;
import io.bindery.c2s.negotiation.SessionEnds;
import io.bindery.c2s.negotiation.Task;
import io.bindery.c2s.negotiation.sasl.ChannelBindings;
import io.bindery.c2s.negotiation.sasl.SaslMechanisms;
import io.bindery.c2s.negotiation.sasl.SaslPolicy;
import io.bindery.c2s.negotiation.sasl.ScramCaller;
import io.bindery.c2s.streammanagement.LogAcknowledgements;
import io.bindery.c2s.xml.XmlLimits;
import io.bindery.c2s.xml.XmlStreamEvent;
import io.bindery.c2s.xml.XmlStreamParser;
import io.bindery.model.config.Settings;
import io.bindery.model.scram.ScramHash;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import io.bindery.model.xml.XmlWriter;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A stream without a socket: text in, text out, on the thread of the test. */
final class StreamInTest implements StreamTransport {
    private static final Pattern CHALLENGE = Pattern.compile("<challenge[^>]*>([^<]*)<");

    final ScriptedSessions sessions = new ScriptedSessions();
    final LocalStreams streams = new LocalStreams();
    final SessionEnds ends = new SessionEnds(sessions);
    final LogAcknowledgements acknowledgements = new LogAcknowledgements(sessions);
    final ManualClock clock = new ManualClock();
    final ClientStream stream;
    /** The answer to the stream header. */
    final String features;

    private final XmlStreamParser parser = new XmlStreamParser(new XmlLimits(10_000, 16, 16));
    private final ScramCaller caller = new ScramCaller("SCRAM-SHA-1", "n,,", "juliet", ScriptedSessions.PASSWORD);
    private final StringBuilder out = new StringBuilder();
    int read;
    boolean closed;
    boolean writable = true;

    StreamInTest(Task.Policy tasks) {
        this(tasks, Map.of("c2s.tls", "disabled"));
    }

    StreamInTest(Task.Policy tasks, Map<String, String> settings) {
        EdgeConfig config = EdgeConfig.from(Settings.check(settings, EdgeConfig.SETTINGS));
        // No worker is needed where PLAIN is not offered.
        SaslMechanisms mechanisms =
                new SaslMechanisms(sessions, null, new SaslPolicy(false, Set.of(ScramHash.SHA_1), 10_000));
        EdgeServices edge = new EdgeServices(
                config, "node", sessions, mechanisms, tasks, ends, acknowledgements, new Identifiers(), clock);
        stream = new ClientStream(edge, streams, this);
        features = sends("<stream:stream to='localhost' version='1.0' xmlns='jabber:client'"
                + " xmlns:stream='http://etherx.jabber.org/streams'>");
    }

    /** Sends text; hands over what came back since the last call. */
    String sends(String xml) {
        parser.feed(xml.getBytes(StandardCharsets.UTF_8));
        for (XmlStreamEvent event = parser.next(); event != null; event = parser.next()) {
            stream.receive(event);
        }
        return received();
    }

    /** Sends text so far as the stream reads it at once; what is left is never read. */
    Future<Void> sendsUntilPaused(String xml) {
        parser.feed(xml.getBytes(StandardCharsets.UTF_8));
        Future<Void> step = Future.succeededFuture();
        while (step.isComplete()) {
            step = stream.receive(parser.next());
            read++;
        }
        return step;
    }

    /** What came since the last call. */
    String received() {
        String text = out.toString();
        out.setLength(0);
        return text;
    }

    /** Authenticates up to the last message of the client, with inline requests. */
    String authenticates(String inline) {
        String challenge = sends("<authenticate xmlns='urn:xmpp:sasl:2' mechanism='SCRAM-SHA-1'><initial-response>"
                + base64(caller.first()) + "</initial-response>" + inline + "</authenticate>");
        Matcher data = CHALLENGE.matcher(challenge);
        if (!data.find()) {
            throw new AssertionError(challenge);
        }
        String serverFirst = new String(Base64.getDecoder().decode(data.group(1)), StandardCharsets.UTF_8);
        return sends("<response xmlns='urn:xmpp:sasl:2'>" + base64(caller.last(serverFirst)) + "</response>");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean encrypted() {
        return false;
    }

    @Override
    public String address() {
        return "192.0.2.1";
    }

    @Override
    public ChannelBindings channelBindings() {
        return ChannelBindings.NONE;
    }

    @Override
    public void open(StreamHeader header, String streamId) {
        out.append("<stream:stream id='").append(streamId).append("'>");
    }

    @Override
    public void send(XmlElement element) {
        XmlWriter.append(out, element, Namespaces.CLIENT);
    }

    @Override
    public void stanza(String xml) {
        out.append(xml);
    }

    @Override
    public boolean writable() {
        return writable;
    }

    @Override
    public void flush() {
        // What is queued counts as sent here.
    }

    @Override
    public void keepAlive() {
        out.append(' ');
    }

    @Override
    public void restart() {
        parser.restart();
    }

    @Override
    public Future<Void> startTls(XmlElement proceed) {
        return Future.failedFuture(new IllegalStateException("no TLS here"));
    }

    @Override
    public void admitted() {
        parser.limits(new XmlLimits(100_000, 16, 16));
    }

    @Override
    public void close() {
        out.append("</stream:stream>");
        closed = true;
    }
}
