package io.bindery.system.client;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Assertions;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A client of RFC 7395 whose tests read like a transcript. It reads from its socket only what a test asks for, and fails
 * a test whose server sends a message that is no document of its own.
 */
public final class WebSocketConversation implements Conversation {
    /** What ends a stream. */
    public static final String CLOSE = "<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>";

    private static final int PATIENCE_SECONDS = 15;
    private static final int NORMAL = WebSocket.NORMAL_CLOSURE;

    private final String domain;
    private final Incoming incoming = new Incoming();
    private final WebSocket socket;

    private WebSocketConversation(HttpClient client, URI address, String domain) {
        this.domain = domain;
        this.socket = client.newWebSocketBuilder()
                .subprotocols("xmpp")
                .buildAsync(address, incoming)
                .join();
        Assertions.assertEquals("xmpp", socket.getSubprotocol());
    }

    /** Connects to a port of the loopback interface, without TLS. */
    public static WebSocketConversation plain(int port, String domain) {
        return new WebSocketConversation(HttpClient.newHttpClient(), address("ws", port), domain);
    }

    /** Connects with TLS, trusting one certificate. */
    public static WebSocketConversation secured(int port, String domain, Path certificate) {
        HttpClient client = HttpClient.newBuilder()
                .sslContext(PinnedTls.trusting(certificate))
                .build();
        return new WebSocketConversation(client, address("wss", port), domain);
    }

    private static URI address(String scheme, int port) {
        return URI.create(scheme + "://localhost:" + port + "/xmpp-websocket");
    }

    @Override
    public WebSocketConversation opens() {
        Received open = sends(header()).receivesElement("open");
        Assertions.assertEquals(
                "urn:ietf:params:xml:ns:xmpp-framing", open.element().getNamespaceURI());
        return this;
    }

    /** What {@link #opens} sends. */
    public String header() {
        return "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='" + domain + "' version='1.0'/>";
    }

    /** Sends one message in one frame. */
    @Override
    public WebSocketConversation sends(String xml) {
        return sendsPart(xml, true);
    }

    /** Sends a part of a message in a frame of its own. */
    public WebSocketConversation sendsPart(String xml, boolean last) {
        socket.sendText(xml, last).join();
        return this;
    }

    /** Sends a message that is not text. */
    public WebSocketConversation sendsBinary(String content) {
        socket.sendBinary(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)), true)
                .join();
        return this;
    }

    /** Sends a ping frame. */
    public WebSocketConversation sendsPing(String content) {
        socket.sendPing(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)))
                .join();
        return this;
    }

    /** Sends a ping frame and waits for its answer. */
    public WebSocketConversation pings(String content) {
        sendsPing(content);
        Assertions.assertEquals(new Pong(content), received());
        return this;
    }

    @Override
    public String next() {
        Event event = received();
        if (!(event instanceof Message message)) {
            throw new AssertionError("no message, but " + event);
        }
        Assertions.assertNotNull(document(message.text()).getNamespaceURI(), message.text());
        return message.text();
    }

    @Override
    public void receivesEnd() {
        new Received(next()).like(CLOSE);
        sends(CLOSE);
        receivesDisconnect();
    }

    /** Waits for the end of the WebSocket. */
    public void receivesDisconnect() {
        Assertions.assertEquals(new Closed(NORMAL), received());
    }

    /** Ends the stream as RFC 7395 3.6 wants it. */
    @Override
    public void leaves() {
        sends(CLOSE);
        new Received(next()).like(CLOSE);
        receivesDisconnect();
    }

    /** Closes the WebSocket without a word to the stream. */
    public void hangsUp() {
        socket.sendClose(NORMAL, "").join();
        receivesDisconnect();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private Event received() {
        try {
            socket.request(1);
            Event event = incoming.events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return event == null ? Assertions.fail("nothing came") : event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Element document(String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)))
                    .getDocumentElement();
        } catch (SAXException | ParserConfigurationException e) {
            throw new AssertionError("not a document of its own: " + text, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a server can do. */
    private sealed interface Event {}

    private record Message(String text) implements Event {}

    private record Pong(String content) implements Event {}

    private record Closed(int code) implements Event {}

    /** Waits for one event at a time; the parts of a message are one. */
    private static final class Incoming implements WebSocket.Listener {
        private static final int ABNORMAL = 1006;
        private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public void onOpen(WebSocket socket) {
            // Nothing is asked for before a test asks.
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                events.add(new Message(text.toString()));
                text.setLength(0);
            } else {
                socket.request(1);
            }
            return null;
        }

        @Override
        public CompletionStage<?> onPong(WebSocket socket, ByteBuffer content) {
            events.add(new Pong(StandardCharsets.UTF_8.decode(content).toString()));
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            events.add(new Closed(code));
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            events.add(new Closed(ABNORMAL));
        }
    }
}
