package io.bindery.c2s;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bindery.c2s.negotiation.sasl.ScramCaller;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A client on a real socket that is read only when it is asked to. */
final class SocketClient implements AutoCloseable {
    private static final int PATIENCE_MS = 30_000;
    private static final Pattern CHALLENGE = Pattern.compile("<challenge[^>]*>([^<]*)</challenge>");

    private final Socket socket;
    private final BufferedReader reader;
    private final StringBuilder unread = new StringBuilder();
    private final char[] piece = new char[8192];

    SocketClient(int port) {
        try {
            socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout(PATIENCE_MS);
            reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void logsIn(String bind) {
        ScramCaller caller = new ScramCaller("SCRAM-SHA-1", "n,,", "juliet", LoggedSessions.PASSWORD);
        sends("<stream:stream to='localhost' version='1.0' xmlns='jabber:client'"
                + " xmlns:stream='http://etherx.jabber.org/streams'>");
        sends("<authenticate xmlns='urn:xmpp:sasl:2' mechanism='SCRAM-SHA-1'><initial-response>"
                + base64(caller.first()) + "</initial-response>" + bind + "</authenticate>");
        byte[] first = Base64.getDecoder().decode(receives(CHALLENGE).group(1));
        sends("<response xmlns='urn:xmpp:sasl:2'>" + base64(caller.last(new String(first, UTF_8))) + "</response>");
        receives(Pattern.compile("</success>.*?</stream:features>"));
    }

    void sends(String xml) {
        try {
            socket.getOutputStream().write(xml.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads until something is there; what lies before it is dropped. */
    MatchResult receives(Pattern pattern) {
        var matcher = pattern.matcher(unread);
        while (!matcher.find()) {
            if (!readMore()) {
                throw new AssertionError("the connection ended behind " + unread.length() + " characters");
            }
            matcher.reset();
        }
        MatchResult found = matcher.toMatchResult();
        unread.delete(0, matcher.end());
        return found;
    }

    /** All that comes until the server closes. */
    String receivesTheEnd() {
        boolean more = readMore();
        while (more) {
            more = readMore();
        }
        return unread.toString();
    }

    private boolean readMore() {
        try {
            int length = reader.read(piece);
            if (length > 0) {
                unread.append(piece, 0, length);
            }
            return length >= 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
