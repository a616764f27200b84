package io.bindery.bench.online;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.ArrayDeque;
import java.util.Queue;

/** One client's stream as the scripted server sees it. */
final class ScriptedStream implements StreamPieces {
    private final ScriptedServer server;
    private final NetSocket socket;
    private final StreamScan scan = new StreamScan(this);
    private final ScriptedScram scram = new ScriptedScram();
    private final Queue<Integer> expectedAcks = new ArrayDeque<>();
    private boolean opened;
    private boolean acks;
    private String user = "?";
    private int stanzas;

    ScriptedStream(ScriptedServer server, NetSocket socket) {
        this.server = server;
        this.socket = socket;
    }

    void receive(Buffer chunk) {
        if (!opened) {
            opened = true;
            socket.write("<?xml version='1.0'?><stream:stream id='s' version='1.0' xmlns='jabber:client'"
                    + " xmlns:stream='http://etherx.jabber.org/streams'><stream:features>"
                    + "<authentication xmlns='urn:xmpp:sasl:2'><mechanism>SCRAM-SHA-1</mechanism><inline>"
                    + "<bind xmlns='urn:xmpp:bind:0'/></inline></authentication></stream:features>");
        }
        scan.feed(chunk);
    }

    void send(String stanza) {
        socket.write(stanza);
        stanzas++;
        if (acks && stanza.startsWith("<message")) {
            expectedAcks.add(stanzas);
            socket.write("<r xmlns='urn:xmpp:sm:3'/>");
        }
    }

    @Override
    public void element(Element element) {
        server.received(user, element.toString());
        String text = element.toString();
        if (element.named("authenticate")) {
            acks = text.contains("<enable xmlns='urn:xmpp:sm:3'/>");
            socket.write("<challenge xmlns='urn:xmpp:sasl:2'>" + scram.challenge(inner(text)) + "</challenge>");
        } else if (element.named("response")) {
            succeed(scram.proof(inner(text)));
        } else if (element.named("iq") && !element.attribute("type").equals("error")) {
            server.answer(element.attribute("id"), text).forEach(this::send);
        } else if (element.named("message")) {
            String to = element.attribute("to");
            server.route(
                    this,
                    to.substring(0, to.indexOf('@')),
                    "<message from='" + user + "@localhost/bench'" + text.substring("<message".length()));
        } else if (element.named("a")) {
            acknowledged(element.attribute("h"));
        }
    }

    @Override
    public void ended() {
        server.received(user, "</stream:stream>");
        socket.write("</stream:stream>");
    }

    private void succeed(String proof) {
        user = scram.user();
        server.online(user, this);
        String enabled = acks ? "<enabled xmlns='urn:xmpp:sm:3'/>" : "";
        socket.write(server.success("<success xmlns='urn:xmpp:sasl:2'><additional-data>" + proof
                + "</additional-data><bound xmlns='urn:xmpp:bind:0'>" + enabled + "</bound></success>"
                + "<stream:features/>"));
    }

    private void acknowledged(String h) {
        Integer expected = expectedAcks.poll();
        if (expected == null || !h.equals(expected.toString())) {
            server.received(user, "wrong h " + h + " for " + expected);
        }
    }

    private static String inner(String element) {
        String start = element.contains("<initial-response>") ? "<initial-response>" : ">";
        int from = element.indexOf(start) + start.length();
        return element.substring(from, element.indexOf('<', from));
    }
}
