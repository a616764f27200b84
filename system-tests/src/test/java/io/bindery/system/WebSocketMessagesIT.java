package io.bindery.system;

import static io.bindery.system.client.Stanzas.chat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.system.client.Bind2Login;
import io.bindery.system.client.Conversation;
import io.bindery.system.client.Received;
import io.bindery.system.server.BinderyServer;
import io.bindery.system.server.SharedServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What TCP carries a WebSocket carries too (RFC 7395), in messages that declare their namespace themselves. */
@ExtendWith(SharedServer.class)
class WebSocketMessagesIT {
    private static final String CARBONS = "urn:xmpp:carbons:2";
    private static final String MAM = "urn:xmpp:mam:2";
    private static final String CHAT_STATES = "http://jabber.org/protocol/chatstates";
    private static final String DECLARED = " xmlns='jabber:client'";

    private static BinderyServer server;

    @BeforeAll
    static void use(BinderyServer shared) {
        server = shared;
    }

    /** A client that is on line, by whatever way. */
    private record Talker(Conversation client, String jid) implements AutoCloseable {

        static Talker browser(String user) {
            return online(server.connectWebSocket(), user);
        }

        static Talker phone(String user) {
            return online(server.connect(), user);
        }

        private static Talker online(Conversation client, String user) {
            Received success =
                    Bind2Login.of(user, "secret").asking(Bind2Login.USUAL).on(client);
            client.receivesElement("features");
            return new Talker(client, success.text(Bind2Login.SASL2, "authorization-identifier"));
        }

        /** Sends one stanza; the declaration does no harm on TCP. */
        Talker sends(String stanza) {
            client.sends(stanza.replaceFirst("(/?>)", DECLARED + "$1"));
            return this;
        }

        /** The next stanza; requests for acknowledgements are not what is tested here. */
        Received next() {
            String next = client.next();
            while (next.startsWith("<r ")) {
                next = client.next();
            }
            return new Received(next);
        }

        /** The next stanza, which must be a document of its own. */
        Received nextDeclared() {
            Received received = next();
            String start = received.xml().substring(0, received.xml().indexOf('>'));
            assertTrue(start.contains(DECLARED), received.xml());
            return received;
        }

        Talker hasNothing() {
            sends("<iq type='get' id='nothing'><ping xmlns='urn:xmpp:ping'/></iq>");
            Received answer = next();
            assertEquals("nothing", answer.attribute("id"), answer.xml());
            return this;
        }

        @Override
        public void close() {
            client.close();
        }
    }

    @Test
    void chatsWithTcpBothWays() {
        try (Talker browser = Talker.browser(server.someone());
                Talker phone = Talker.phone(server.someone())) {
            phone.sends(chat(browser.jid(), "to the browser"));
            Received there = browser.nextDeclared();
            assertEquals("to the browser", there.body());
            assertEquals(phone.jid(), there.attribute("from"));
            browser.sends(chat(phone.jid(), "and back &amp; forth"));
            assertEquals("and back & forth", phone.next().body());
            browser.hasNothing();
            phone.hasNothing();
        }
    }

    @Test
    void getsCopies() {
        String user = server.someone();
        try (Talker browser = Talker.browser(user);
                Talker phone = Talker.phone(user);
                Talker other = Talker.browser(server.someone())) {
            other.sends(chat(phone.jid(), "received"));
            assertEquals("received", phone.next().body());
            assertTrue(browser.nextDeclared().has(CARBONS, "received"));
            phone.sends(chat(other.jid(), "sent"));
            assertEquals("sent", other.nextDeclared().body());
            assertTrue(browser.nextDeclared().has(CARBONS, "sent"));
        }
    }

    @Test
    void seesPresence() {
        try (Talker browser = Talker.browser(server.someone());
                Talker phone = Talker.phone(server.someone())) {
            browser.sends("<presence/>");
            assertEquals(browser.jid(), browser.nextDeclared().attribute("from"));
            phone.sends("<presence to='" + browser.jid() + "'><show>away</show></presence>");
            Received seen = browser.nextDeclared();
            assertEquals("away", seen.text("jabber:client", "show"));
            phone.client().close();
            Received gone = browser.nextDeclared();
            assertEquals("unavailable", gone.attribute("type"), gone.xml());
            assertEquals(phone.jid(), gone.attribute("from"));
        }
    }

    @Test
    void readsItsArchive() {
        String user = server.someone();
        try (Talker phone = Talker.phone(server.someone())) {
            for (int i = 0; i < 5; i++) {
                phone.sends(chat(user + "@localhost", Integer.toString(i)));
            }
            phone.hasNothing();
        }
        try (Talker browser = Talker.browser(user)) {
            browser.sends("<iq type='set' id='q'><query xmlns='" + MAM
                    + "'><set xmlns='http://jabber.org/protocol/rsm'><max>3</max></set></query></iq>");
            List<String> bodies = new ArrayList<>();
            Received next = browser.nextDeclared();
            while (next.name().equals("message")) {
                bodies.add(next.body());
                next = browser.nextDeclared();
            }
            assertEquals(List.of("0", "1", "2"), bodies);
            assertEquals("5", next.text("http://jabber.org/protocol/rsm", "count"), next.xml());
        }
    }

    @Test
    void isToldLaterWhileItIsInactive() {
        try (Talker browser = Talker.browser(server.someone());
                Talker phone = Talker.phone(server.someone())) {
            browser.client().sends("<inactive xmlns='urn:xmpp:csi:0'/>");
            browser.hasNothing();
            String typing = "<message to='" + browser.jid() + "' type='chat'><composing xmlns='" + CHAT_STATES
                    + "'/></message>";
            phone.sends(typing).hasNothing();
            // An answer to a stanza would let it go.
            browser.client().sends("<r xmlns='urn:xmpp:sm:3'/>");
            assertEquals("a", browser.next().name());
            browser.client().sends("<active xmlns='urn:xmpp:csi:0'/>");
            assertTrue(browser.nextDeclared().has(CHAT_STATES, "composing"));
        }
    }

    @Test
    void countsWhatItSendsAndGets() {
        try (Talker browser = Talker.browser(server.someone());
                Talker phone = Talker.phone(server.someone())) {
            browser.sends(chat(phone.jid(), "one"));
            browser.client().sends("<r xmlns='urn:xmpp:sm:3'/>");
            browser.client().receives("<a xmlns='urn:xmpp:sm:3' h='1'/>");
            phone.sends(chat(browser.jid(), "two"));
            assertEquals("two", browser.nextDeclared().body());
            browser.client().receives("<r xmlns='urn:xmpp:sm:3'/>");
            browser.client().sends("<a xmlns='urn:xmpp:sm:3' h='7'/>");
            Received error = browser.next();
            assertTrue(error.has("urn:xmpp:sm:3", "handled-count-too-high"), error.xml());
            browser.client().receivesEnd();
        }
    }
}
