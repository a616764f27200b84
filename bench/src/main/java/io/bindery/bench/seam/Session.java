package io.bindery.bench.seam;

import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import java.io.EOFException;
import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;

/** A stream that is bound: does what every client owes its server, and hands over the rest. */
final class Session {
    private static final Set<String> STANZAS = Set.of("message", "presence", "iq");

    private final XmppStream stream;
    private final ArchiveEnd end;
    private final boolean acknowledging;
    private long handled;

    /** A session on that stream; {@code end} is what the bind said of the archive. */
    Session(XmppStream stream, ArchiveEnd end, boolean acknowledging) {
        this.stream = stream;
        this.end = end;
        this.acknowledging = acknowledging;
    }

    ArchiveEnd end() {
        return end;
    }

    void send(String xml) throws IOException {
        stream.send(xml);
    }

    /** The next stanza that is not a request, or null when none comes before that instant. */
    XmlElement next(long deadline) throws IOException {
        for (XmlElement element = stream.next(deadline); element != null; element = stream.next(deadline)) {
            if (element.is("r", Namespaces.STREAM_MANAGEMENT)) {
                stream.send(acknowledgement());
            } else if (element.is("error", Namespaces.STREAMS)) {
                throw new EOFException("the server ended the stream: "
                        + element.elements().stream()
                                .findFirst()
                                .map(XmlElement::name)
                                .orElse("no reason"));
            } else if (STANZAS.contains(element.name())) {
                handled++;
                if (!answered(element)) {
                    return element;
                }
            }
        }
        return null;
    }

    /** Ends the stream as RFC 6120 4.4 wants it; what still comes before the server's end is handed over. */
    void leave(long deadline, Consumer<XmlElement> stanzas) throws IOException {
        try {
            stream.send((acknowledging ? acknowledgement() : "") + "</stream:stream>");
            for (XmlElement stanza = next(deadline); stanza != null; stanza = next(deadline)) {
                stanzas.accept(stanza);
            }
        } catch (EOFException e) {
            // The server has ended its side too.
            stream.close();
        } finally {
            stream.close();
        }
    }

    /** Ends the connection with a TCP reset. */
    void reset() throws IOException {
        stream.reset();
    }

    void close() {
        stream.close();
    }

    /** Answers pings, and says of every other request that it is not understood (RFC 6120 8.2.3). */
    private boolean answered(XmlElement stanza) throws IOException {
        String type = stanza.attribute("type");
        if (!stanza.name().equals("iq") || !"get".equals(type) && !"set".equals(type)) {
            return false;
        }
        boolean ping = stanza.child("ping", "urn:xmpp:ping").isPresent();
        XmlElement.Builder answer = XmlElement.named("iq", Namespaces.CLIENT)
                .attribute("type", ping ? "result" : "error")
                .attribute("id", stanza.attribute("id"))
                .attribute("to", stanza.attribute("from"));
        if (!ping) {
            answer.child(XmlElement.named("error", Namespaces.CLIENT)
                    .attribute("type", "cancel")
                    .child(XmlElement.empty("service-unavailable", Namespaces.STANZA_ERRORS))
                    .build());
        }
        stream.send(answer.build().toString());
        return true;
    }

    private String acknowledgement() {
        return "<a xmlns='" + Namespaces.STREAM_MANAGEMENT + "' h='" + handled + "'/>";
    }
}
