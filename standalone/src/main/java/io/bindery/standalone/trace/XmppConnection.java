package io.bindery.standalone.trace;

import io.bindery.c2s.xml.XmlLimits;
import io.bindery.c2s.xml.XmlStreamEvent;
import io.bindery.c2s.xml.XmlStreamEvent.ElementReceived;
import io.bindery.c2s.xml.XmlStreamEvent.StreamBroken;
import io.bindery.c2s.xml.XmlStreamEvent.StreamOpened;
import io.bindery.c2s.xml.XmlStreamParser;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import io.bindery.model.xml.XmlWriter;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLException;

/** One traced stream: everything that is written and read goes into the transcript. */
final class XmppConnection implements AutoCloseable {
    private static final String TLS = "urn:ietf:params:xml:ns:xmpp-tls";
    private static final int BUFFER = 16 * 1024;
    private static final XmlLimits LIMITS = new XmlLimits(1024 * 1024, 64, 64);

    private final Target target;
    private final Transcript transcript;
    private final Network network;
    private final byte[] buffer = new byte[BUFFER];
    private XmlStreamParser parser = new XmlStreamParser(LIMITS);
    private RoundTrips roundTrips = new RoundTrips(1, 0, 0);
    private int shownRoundTrips;
    private boolean unanswered;

    private XmppConnection(Target target, Transcript transcript, Network network) {
        this.target = target;
        this.transcript = transcript;
        this.network = network;
    }

    /** Connects and, unless TLS comes later, secures. */
    static XmppConnection open(Target target, Transcript transcript) throws IOException {
        XmppConnection connection = new XmppConnection(target, transcript, Network.connect(target, transcript));
        try {
            if (!target.startTls()) {
                connection.secure(true);
            }
            return connection;
        } catch (IOException | RuntimeException e) {
            connection.network.close();
            throw e;
        }
    }

    RoundTrips roundTrips() {
        return roundTrips;
    }

    X509Certificate certificate() {
        return network.certificate();
    }

    /** Opens a secured stream without waiting for its features; STARTTLS is done on the way. */
    void begin() throws IOException {
        openStream();
        if (!target.startTls()) {
            return;
        }
        if (features().child("starttls", TLS).isEmpty()) {
            throw new TraceFailedException("the server offers no STARTTLS");
        }
        send(XmlElement.empty("starttls", TLS));
        expect(receive(), "proceed", TLS);
        secure(false);
        openStream();
    }

    /** Opens the stream, for the first time or again. */
    void openStream() throws IOException {
        parser = new XmlStreamParser(LIMITS);
        String header = "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'"
                + " version='1.0' to='" + target.user().domain() + "'>";
        transcript.sent(List.of(header));
        write("<?xml version='1.0'?>" + header);
    }

    /** Waits for the header and the features that the server answers with. */
    XmlElement features() throws IOException {
        XmlElement answer = next();
        transcript.received(ReadableXml.header(answer), newRoundTrip());
        return expect(receive(), "features", Namespaces.STREAMS);
    }

    /** Writes elements in one go. */
    void send(XmlElement... elements) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder bytes = new StringBuilder();
        for (XmlElement element : elements) {
            lines.addAll(ReadableXml.lines(element));
            XmlWriter.append(bytes, element, Namespaces.CLIENT);
        }
        transcript.sent(lines);
        write(bytes.toString());
    }

    /** The next element; a stream error ends the trace. */
    XmlElement receive() throws IOException {
        XmlElement element = next();
        transcript.received(ReadableXml.lines(element), newRoundTrip());
        if (element.is("error", Namespaces.STREAMS)) {
            throw new TraceFailedException("the server ended the stream: " + condition(element));
        }
        return element;
    }

    /** What an error element names. */
    static String condition(XmlElement error) {
        return error.elements().stream()
                .map(XmlElement::name)
                .filter(name -> !name.equals("text"))
                .findFirst()
                .orElse("no reason given");
    }

    private static XmlElement expect(XmlElement element, String name, String namespace) {
        if (!element.is(name, namespace)) {
            throw new TraceFailedException("the server sent <" + element.name() + "/> where <" + name + "/> belongs");
        }
        return element;
    }

    private void secure(boolean named) throws IOException {
        try {
            roundTrips = roundTrips.plusTls(network.secure(named));
        } catch (SSLException e) {
            throw new TraceFailedException(
                    "TLS failed: " + e.getMessage() + " (--insecure accepts any certificate)", e);
        }
    }

    private void write(String xml) throws IOException {
        network.write(xml.getBytes(StandardCharsets.UTF_8));
        unanswered = true;
    }

    private int newRoundTrip() {
        int number = shownRoundTrips == roundTrips.xmpp() ? 0 : roundTrips.xmpp();
        shownRoundTrips = roundTrips.xmpp();
        return number;
    }

    private XmlElement next() throws IOException {
        XmlStreamEvent event = parser.next();
        while (event == null) {
            fill();
            event = parser.next();
        }
        if (event instanceof StreamOpened opened) {
            return opened.header();
        }
        if (event instanceof ElementReceived received) {
            return received.element();
        }
        throw new TraceFailedException(
                event instanceof StreamBroken broken
                        ? "the server broke its stream: " + broken.text()
                        : "the server closed the stream");
    }

    private void fill() throws IOException {
        try {
            int length = network.read(buffer);
            if (length < 0) {
                throw new TraceFailedException("the server closed the connection");
            }
            if (unanswered) {
                roundTrips = roundTrips.plusXmpp();
                unanswered = false;
            }
            // The parser keeps what it is fed.
            parser.feed(Arrays.copyOf(buffer, length));
        } catch (SocketTimeoutException e) {
            throw new TraceFailedException("the server did not answer for 10 s", e);
        }
    }

    /** Says good-bye and does not wait: the trace is over. */
    @Override
    public void close() throws IOException {
        try (network) {
            network.write("</stream:stream>".getBytes(StandardCharsets.UTF_8));
        }
    }
}
