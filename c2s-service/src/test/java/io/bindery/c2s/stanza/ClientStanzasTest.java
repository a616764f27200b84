package io.bindery.c2s.stanza;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.error.StreamErrorException;
import io.bindery.model.jid.FullJid;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientStanzasTest {
    private static final FullJid JULIET = FullJid.parse("juliet@localhost/balcony");
    private final ClientStanzas stanzas = new ClientStanzas(List.of("localhost", "other.example"));

    @Test
    void answersAPingToTheServerAndToTheOwnAccount() {
        for (String to : new String[] {null, "localhost", "juliet@localhost", "other.example"}) {
            XmlElement reply = only(request("get", to, XmlElement.empty("ping", "urn:xmpp:ping")));
            assertEquals("result", reply.attribute("type"));
            assertEquals("1", reply.attribute("id"));
            assertEquals(to, reply.attribute("from"));
            assertEquals(JULIET.toString(), reply.attribute("to"));
            assertTrue(reply.children().isEmpty());
        }
    }

    @Test
    void describesTheServerAndTheAccountDifferently() {
        assertEquals("server", identityOf("localhost"));
        assertEquals("account", identityOf("juliet@localhost"));
        assertEquals("account", identityOf(null));
    }

    @Test
    void hasNoItemsAndNoNodes() {
        XmlElement items = only(request("get", "localhost", XmlElement.empty("query", ServiceDiscovery.ITEMS)));
        assertEquals("result", items.attribute("type"));
        XmlElement node = XmlElement.named("query", ServiceDiscovery.INFO)
                .attribute("node", "x")
                .build();
        assertError("item-not-found", only(request("get", "localhost", node)));
    }

    @Test
    void returnsWhatNobodyHandlesWithItsContent() {
        XmlElement payload = XmlElement.empty("query", "urn:unknown");
        XmlElement reply = only(request("get", "localhost", payload));
        assertError("service-unavailable", reply);
        assertEquals(payload, reply.elements().get(0));
    }

    @Test
    void knowsNoOtherServers() {
        assertError("remote-server-not-found", only(message("romeo@elsewhere.example", null)));
        assertError("service-unavailable", only(message("romeo@localhost", null)));
        assertError("service-unavailable", only(message("localhost", null)));
    }

    @Test
    void refusesMalformedAddresses() {
        assertError("jid-malformed", only(message("@localhost", null)));
        assertError("jid-malformed", only(request("get", "a@b@c/", XmlElement.empty("ping", "urn:xmpp:ping"))));
    }

    @Test
    void refusesRequestsThatAreNone() {
        XmlElement ping = XmlElement.empty("ping", "urn:xmpp:ping");
        assertError("bad-request", only(request("ask", null, ping)));
        assertError("bad-request", only(request(null, null, ping)));
        assertError("bad-request", only(iq("get").build()));
        assertError("bad-request", only(iq("get").child(ping).child(ping).build()));
        assertError(
                "bad-request", only(iq("get").attribute("id", null).child(ping).build()));
    }

    @Test
    void neverAnswersAnswers() {
        for (String type : new String[] {"result", "error"}) {
            assertEquals(List.of(), stanzas.answer(JULIET, iq(type).build()));
        }
        assertEquals(List.of(), stanzas.answer(JULIET, message("romeo@localhost", "error")));
        assertEquals(List.of(), stanzas.answer(JULIET, message("@", "error")));
    }

    @Test
    void acceptsPresence() {
        assertEquals(List.of(), stanzas.answer(JULIET, XmlElement.empty("presence", Namespaces.CLIENT)));
    }

    @Test
    void acceptsTheOwnAddressAsFrom() {
        for (String from : new String[] {"juliet@localhost", "JULIET@localhost", "juliet@localhost/balcony"}) {
            XmlElement ping = iq("get")
                    .attribute("from", from)
                    .child(XmlElement.empty("ping", "urn:xmpp:ping"))
                    .build();
            assertEquals(JULIET.toString(), only(ping).attribute("to"));
        }
    }

    @Test
    void endsTheStreamOfAForger() {
        for (String from : new String[] {"romeo@localhost", "juliet@localhost/other", "localhost", "", "@@"}) {
            XmlElement forged = XmlElement.named("presence", Namespaces.CLIENT)
                    .attribute("from", from)
                    .build();
            StreamErrorException error =
                    assertThrows(StreamErrorException.class, () -> stanzas.answer(JULIET, forged), from);
            assertEquals(StreamErrorCondition.INVALID_FROM, error.condition());
        }
    }

    private String identityOf(String to) {
        XmlElement reply = only(request("get", to, XmlElement.empty("query", ServiceDiscovery.INFO)));
        XmlElement query = reply.child("query", ServiceDiscovery.INFO).orElseThrow();
        return query.child("identity", ServiceDiscovery.INFO).orElseThrow().attribute("category");
    }

    private XmlElement only(XmlElement stanza) {
        List<XmlElement> replies = stanzas.answer(JULIET, stanza);
        assertEquals(1, replies.size());
        return replies.get(0);
    }

    private static XmlElement request(String type, String to, XmlElement payload) {
        return iq(type).attribute("to", to).child(payload).build();
    }

    private static XmlElement.Builder iq(String type) {
        return XmlElement.named("iq", Namespaces.CLIENT).attribute("type", type).attribute("id", "1");
    }

    private static XmlElement message(String to, String type) {
        return XmlElement.named("message", Namespaces.CLIENT)
                .attribute("to", to)
                .attribute("type", type)
                .textChild("body", "wherefore")
                .build();
    }

    private static void assertError(String condition, XmlElement reply) {
        assertEquals("error", reply.attribute("type"));
        XmlElement error = reply.child("error", Namespaces.CLIENT).orElseThrow();
        assertTrue(error.child(condition, Namespaces.STANZA_ERRORS).isPresent(), error.toString());
    }
}
