package io.bindery.system.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Assertions;

/**
 * A client whose tests read like a transcript: {@code client.sends("…").receives("…")}. It waits for each answer with
 * a time-out and understands no XMPP itself, so that a test can break every rule.
 */
public final class XmppConversation implements Conversation {
    /** What a server may send to end its stream. */
    public static final String STREAM_END = "</stream:stream>";

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final String domain;
    private Socket socket;
    private ElementReader reader;

    private XmppConversation(String domain, Socket socket) {
        this.domain = domain;
        use(socket);
    }

    /** Connects to a port of the loopback interface, without TLS. */
    public static XmppConversation plain(int port, String domain) {
        try {
            return new XmppConversation(domain, new Socket("127.0.0.1", port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connects with TLS from the first byte on (XEP-0368), trusting one certificate. */
    public static XmppConversation directTls(int port, String domain, Path certificate) {
        XmppConversation client = plain(port, domain);
        client.secure(certificate);
        return client;
    }

    /** Connects and goes through STARTTLS up to the features of the secured stream, which come next. */
    public static XmppConversation startTls(int port, String domain, Path certificate) {
        XmppConversation client = plain(port, domain);
        client.opens().receivesElement("features");
        client.sends("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>")
                .receives("<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>");
        client.secure(certificate);
        return client.opens();
    }

    /** Lets TLS begin now. */
    public XmppConversation secure(Path certificate) {
        SSLSocket secured = PinnedTls.over(socket, domain, certificate);
        use(secured);
        return this;
    }

    @Override
    public XmppConversation opens() {
        reader.restart();
        sends(header());
        String header = next();
        Assertions.assertTrue(header.startsWith("<stream:stream "), header);
        return this;
    }

    /** The header that {@link #opens} sends. */
    public String header() {
        return "<?xml version='1.0'?><stream:stream to='" + domain
                + "' version='1.0' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>";
    }

    /** Sends text in one write. */
    @Override
    public XmppConversation sends(String xml) {
        return sends(xml.getBytes(UTF_8));
    }

    /** Sends bytes in one write. */
    public XmppConversation sends(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends each byte in a write of its own. */
    public XmppConversation sendsByteByByte(String xml) {
        for (byte each : xml.getBytes(UTF_8)) {
            sends(new byte[] {each});
        }
        return this;
    }

    @Override
    public XmppConversation receives(String expected) {
        Conversation.super.receives(expected);
        return this;
    }

    @Override
    public void receivesEnd() {
        Assertions.assertEquals(STREAM_END, next());
        closesToo();
        receivesDisconnect();
    }

    /** Answers the server's closing tag; the server may have gone already. */
    private void closesToo() {
        try {
            socket.getOutputStream().write(STREAM_END.getBytes(UTF_8));
        } catch (IOException e) {
            Assertions.assertFalse(socket.isInputShutdown(), "the server's side is still to be read");
        }
    }

    /** Reads to the end of the connection, whatever comes. */
    public void closes() {
        try {
            while (!reader.next().isEmpty()) {
                closesToo();
            }
        } catch (EOFException | SocketException e) {
            Assertions.assertNotEquals("Read timed out", e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the end of the connection. */
    public void receivesDisconnect() {
        try {
            Assertions.fail("unexpected: " + reader.next());
        } catch (EOFException | SocketException e) {
            Assertions.assertNotEquals("Read timed out", e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the next header, element or closing tag and hands it over as it came. */
    @Override
    public String next() {
        try {
            return reader.next();
        } catch (IOException e) {
            throw new AssertionError("nothing came after: " + transcript(), e);
        }
    }

    /** All that the server has sent on this connection, since TLS if there is TLS. */
    public String transcript() {
        return new String(reader.transcript(), UTF_8);
    }

    /** Ends the stream as RFC 6120 4.4 wants it. */
    @Override
    public void leaves() {
        sends(STREAM_END);
        Assertions.assertEquals(STREAM_END, next());
        receivesDisconnect();
        close();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void use(Socket next) {
        try {
            next.setSoTimeout((int) PATIENCE.toMillis());
            next.setTcpNoDelay(true);
            socket = next;
            reader = new ElementReader(new BufferedInputStream(next.getInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
