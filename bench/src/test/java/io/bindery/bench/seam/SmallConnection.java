package io.bindery.bench.seam;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ongres.scram.common.ScramFunctions;
import io.bindery.bench.login.ElementScan;
import io.bindery.model.scram.ScramClientKeys;
import io.bindery.model.scram.ScramHash;
import io.bindery.model.xml.XmlElement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.Base64;

/** One client of the {@link SmallServer}, from its stream header to its end; believes every password. */
final class SmallConnection implements Runnable {
    private static final String SASL2 = "urn:xmpp:sasl:2";
    private static final byte[] SALT = "salt".getBytes(UTF_8);
    private static final String HEADER = "<stream:stream xmlns='jabber:client' "
            + "xmlns:stream='http://etherx.jabber.org/streams' id='1' from='localhost' version='1.0'>"
            + "<stream:features><authentication xmlns='urn:xmpp:sasl:2'><mechanism>SCRAM-SHA-1</mechanism>"
            + "<inline><bind xmlns='urn:xmpp:bind:0'/></inline></authentication></stream:features>";

    private final SmallServer server;
    private final Socket socket;
    private final ElementScan scan = new ElementScan();
    private String clientFirst;
    private String serverFirst;

    SmallConnection(SmallServer server, Socket socket) {
        this.server = server;
        this.socket = socket;
    }

    @Override
    public void run() {
        try (socket) {
            InputStream input = socket.getInputStream();
            byte[] chunk = new byte[8192];
            for (int length = input.read(chunk); length >= 0; length = input.read(chunk)) {
                scan.feed(Arrays.copyOf(chunk, length), this::piece);
            }
        } catch (IOException | UncheckedIOException e) {
            // A client that resets its connection is what this server is for.
            server.left(this);
        } finally {
            server.left(this);
        }
    }

    /** Writes; a client that is gone has lost it. */
    void send(String xml) {
        try {
            socket.getOutputStream().write(xml.getBytes(UTF_8));
        } catch (IOException e) {
            server.left(this);
        }
    }

    private void piece(String piece) {
        if (piece.startsWith("<stream:stream")) {
            send(HEADER);
        } else if (piece.equals(ElementScan.STREAM_END)) {
            server.left(this);
            send(piece);
        } else {
            try {
                element(ElementText.parse(piece));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void element(XmlElement element) {
        switch (element.name()) {
            case "authenticate" ->
                challenge(element.child("initial-response", SASL2).orElseThrow().text());
            case "response" -> success(element.text());
            case "message" -> server.message(element);
            case "iq" -> iq(element);
            default -> {}
        }
    }

    private void challenge(String initial) {
        clientFirst = decoded(initial).substring("n,,".length());
        String nonce = clientFirst.substring(clientFirst.indexOf("r=") + 2);
        serverFirst = "r=" + nonce + "server,s=" + Base64.getEncoder().encodeToString(SALT) + ",i=1";
        send("<challenge xmlns='" + SASL2 + "'>" + encoded(serverFirst) + "</challenge>");
    }

    private void success(String response) {
        String clientFinal = decoded(response);
        String signed = clientFirst + ',' + serverFirst + ',' + clientFinal.substring(0, clientFinal.indexOf(",p="));
        ScramHash hash = ScramHash.SHA_1;
        byte[] signature = ScramFunctions.serverSignature(
                hash.functions(),
                ScramClientKeys.derive(hash, "secret", SALT, 1).keys().serverKey(),
                signed);
        boolean receives = clientFirst.startsWith("n=receiver,");
        synchronized (server) {
            send("<success xmlns='" + SASL2 + "'><additional-data>"
                    + encoded("v=" + Base64.getEncoder().encodeToString(signature)) + "</additional-data>"
                    + "<bound xmlns='urn:xmpp:bind:0'>" + (receives ? server.bind(this) : "")
                    + "<enabled xmlns='urn:xmpp:sm:3'/></bound></success><stream:features/>");
            if (receives) {
                server.bound(this);
            }
        }
    }

    private void iq(XmlElement iq) {
        if (iq.child("query", "urn:xmpp:mam:2").isEmpty()) {
            send("<iq type='result' id='" + iq.attribute("id") + "'/>");
            return;
        }
        XmlElement set = iq.elements().get(0).elements().get(0);
        String after = set.child("after", set.namespace()).map(XmlElement::text).orElse(null);
        server.page(
                this,
                iq,
                after,
                Integer.parseInt(set.child("max", set.namespace()).orElseThrow().text()));
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), UTF_8);
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
