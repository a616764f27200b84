package io.bindery.bench.seam;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bindery.bench.login.ElementScan;
import io.bindery.bench.login.Tls;
import io.bindery.model.xml.XmlElement;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A client's stream over a blocking socket. A thread of its own reads, so that waiting for an element can end without
 * harm to TLS; it reads no further when nobody takes what came.
 */
final class XmppStream implements AutoCloseable {
    private static final int WAITING = 1024;
    private static final int CHUNK = 16_384;
    private static final String TLS_NAMESPACE = "urn:ietf:params:xml:ns:xmpp-tls";

    private final SeamTarget target;
    private final Duration timeout;
    private final Socket raw = new Socket();
    private final BlockingQueue<String> pieces = new ArrayBlockingQueue<>(WAITING);
    private Socket socket = raw;
    private Thread reader;
    private volatile ElementScan scan = new ElementScan();
    private volatile String brokenBy;
    private boolean ended;

    private XmppStream(SeamTarget target, Duration timeout) {
        this.target = target;
        this.timeout = timeout;
    }

    /** Connects, secures the connection and opens the first stream on it; the features come next. */
    static XmppStream open(SeamTarget target, Duration timeout) throws IOException {
        XmppStream stream = new XmppStream(target, timeout);
        try {
            stream.connect();
            return stream;
        } catch (IOException e) {
            stream.close();
            throw e;
        }
    }

    /** Opens a stream anew on the same connection (RFC 6120 6.4.6). */
    void restart() throws IOException {
        scan = new ElementScan();
        send("<?xml version='1.0'?><stream:stream to='" + target.domain()
                + "' version='1.0' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>");
    }

    void send(String xml) throws IOException {
        socket.getOutputStream().write(xml.getBytes(UTF_8));
    }

    /** The next element within the usual time; fails when there is none. */
    XmlElement await() throws IOException {
        XmlElement element = next(System.nanoTime() + timeout.toNanos());
        if (element == null) {
            throw new SocketTimeoutException("the server did not answer within " + timeout);
        }
        return element;
    }

    /** The next element, or null when none comes before that instant; an {@link EOFException} after the last one. */
    XmlElement next(long deadline) throws IOException {
        while (!ended) {
            String piece = poll(deadline);
            if (piece == null) {
                return null;
            }
            if (piece.equals(ElementScan.STREAM_END)) {
                ended = true;
            } else if (!piece.startsWith("<stream:stream")) {
                return ElementText.parse(piece);
            }
        }
        throw new EOFException(brokenBy == null ? "the server ended the stream" : brokenBy);
    }

    /** Ends the connection with a TCP reset: what is under way is lost. */
    void reset() throws IOException {
        raw.setSoLinger(true, 0);
        close();
    }

    @Override
    public void close() {
        try {
            raw.close();
        } catch (IOException e) {
            brokenBy = e.toString();
        }
        if (reader != null) {
            reader.interrupt();
        }
    }

    private void connect() throws IOException {
        int millis = (int) timeout.toMillis();
        raw.setTcpNoDelay(true);
        raw.connect(new InetSocketAddress(target.host(), target.port()), millis);
        raw.setSoTimeout(millis);
        if (target.tls() == Tls.DIRECT) {
            socket = SeamTls.over(raw, target);
        } else if (target.tls() == Tls.STARTTLS) {
            startTls();
        }
        raw.setSoTimeout(0);
        reader = new Thread(this::readOn, "seam-reader");
        reader.setDaemon(true);
        reader.start();
        restart();
    }

    /** Reads in the caller's thread: no other may take the first bytes of TLS. */
    private void startTls() throws IOException {
        restart();
        readUntil("features");
        send("<starttls xmlns='" + TLS_NAMESPACE + "'/>");
        readUntil("proceed");
        socket = SeamTls.over(raw, target);
    }

    private void readUntil(String name) throws IOException {
        XmlElement element = null;
        while (element == null || !element.name().equals(name)) {
            while (pieces.isEmpty()) {
                read(raw.getInputStream(), new byte[CHUNK]);
            }
            element = next(System.nanoTime());
        }
    }

    private void readOn() {
        try {
            InputStream input = socket.getInputStream();
            byte[] chunk = new byte[CHUNK];
            while (true) {
                read(input, chunk);
            }
        } catch (IOException e) {
            brokenBy = "the connection broke: " + e.getMessage();
            put(ElementScan.STREAM_END);
        }
    }

    private void read(InputStream input, byte[] chunk) throws IOException {
        int length = input.read(chunk);
        if (length < 0) {
            throw new EOFException("end of the connection");
        }
        scan.feed(Arrays.copyOf(chunk, length), this::put);
    }

    private void put(String piece) {
        try {
            pieces.put(piece);
        } catch (InterruptedException e) {
            // Nobody takes it any more; reading fails next.
            Thread.currentThread().interrupt();
        }
    }

    private String poll(long deadline) throws IOException {
        try {
            return pieces.poll(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
