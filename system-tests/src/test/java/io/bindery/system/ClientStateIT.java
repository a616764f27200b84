package io.bindery.system;

import static io.bindery.system.client.Stanzas.chat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.system.client.Bind2Login;
import io.bindery.system.client.Person;
import io.bindery.system.client.Received;
import io.bindery.system.server.BinderyServer;
import io.bindery.system.server.SharedServer;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** XEP-0352 over the wire: what an inactive client is spared, what it is told, and in which order. */
@ExtendWith(SharedServer.class)
class ClientStateIT {
    private static final String CHAT_STATES = "http://jabber.org/protocol/chatstates";
    private static final String ACTIVE = "<active xmlns='urn:xmpp:csi:0'/>";
    private static final String INACTIVE = "<inactive xmlns='urn:xmpp:csi:0'/>";
    private static final String REQUEST = "<r xmlns='urn:xmpp:sm:3'/>";

    private static BinderyServer server;

    @BeforeAll
    static void use(BinderyServer shared) {
        server = shared;
    }

    private static String state(String to, String name) {
        return "<message to='" + to + "' type='chat'><" + name + " xmlns='" + CHAT_STATES + "'/></message>";
    }

    private static String presence(String to, String show) {
        return "<presence to='" + to + "'><show>" + show + "</show></presence>";
    }

    /** Nothing has come: a stanza would let go what waits, an acknowledgement does not. */
    private static void sparedUpTo(Person person, int handled) {
        next(person.sends(REQUEST)).like("<a xmlns='urn:xmpp:sm:3' h='" + handled + "'/>");
    }

    /** Available and inactive; one stanza is counted. */
    private static Person inactive(String user) {
        Person person = Person.bind2(server, user, Bind2Login.USUAL).available();
        person.sends(INACTIVE);
        sparedUpTo(person, 1);
        return person;
    }

    /** The next stanza of one with stream management. */
    private static Received next(Person person) {
        Received next = person.next();
        while (next.name().equals("r")) {
            next = person.next();
        }
        return next;
    }

    @Test
    void theLastOfEachSenderWaitsInOrder() {
        try (Person romeo = Person.bind2(server, server.someone());
                Person nurse = Person.bind2(server, server.someone());
                Person juliet = inactive(server.someone())) {
            romeo.sends(presence(juliet.jid(), "away") + state(juliet.jid(), "composing"))
                    .hasNothing();
            nurse.sends(state(juliet.jid(), "composing") + presence(juliet.jid(), "dnd"))
                    .hasNothing();
            // A later one takes the place of the earlier, behind all others.
            romeo.sends(presence(juliet.jid(), "xa") + state(juliet.jid(), "paused"))
                    .hasNothing();
            sparedUpTo(juliet, 1);
            // XEP-0352 5.1: all that waited comes before the answer to what the client sends behind it.
            juliet.sends(ACTIVE + "<iq type='get' id='p'><ping xmlns='urn:xmpp:ping'/></iq>");
            Received composing = next(juliet);
            assertEquals(nurse.jid(), composing.attribute("from"));
            assertTrue(composing.has(CHAT_STATES, "composing"));
            assertEquals("dnd", next(juliet).text("jabber:client", "show"));
            assertEquals("xa", next(juliet).text("jabber:client", "show"));
            assertTrue(next(juliet).has(CHAT_STATES, "paused"));
            assertEquals("p", next(juliet).attribute("id"));
            nurse.sends(state(juliet.jid(), "gone"));
            assertTrue(next(juliet).has(CHAT_STATES, "gone"));
        }
    }

    @Test
    void copiesOfOnesOwnChatStatesWaitToo() {
        String user = server.someone();
        try (Person desk = Person.bind2(server, user, Bind2Login.USUAL).available();
                Person romeo = Person.bind2(server, server.someone());
                Person phone = Person.bind2(server, user, Bind2Login.USUAL)) {
            phone.sends(INACTIVE);
            sparedUpTo(phone, 0);
            desk.sends(state(romeo.jid(), "composing") + state(romeo.jid(), "paused"));
            assertTrue(romeo.next().has(CHAT_STATES, "composing"));
            assertTrue(romeo.next().has(CHAT_STATES, "paused"));
            sparedUpTo(phone, 0);
            phone.sends(ACTIVE);
            // The last one alone.
            String copy = next(phone).xml();
            assertTrue(copy.contains("<sent xmlns='urn:xmpp:carbons:2'>") && copy.contains("<paused"), copy);
        }
    }

    @Test
    void whatMattersComesAtOnceAndNothingOvertakesIt() {
        String user = server.someone();
        try (Person romeo = Person.bind2(server, server.someone());
                Person juliet = inactive(user)) {
            for (String important : new String[] {
                chat(juliet.jid(), "hi"),
                "<message to='" + juliet.jid() + "'><displayed xmlns='urn:xmpp:chat-markers:0' id='m'/></message>",
                "<message to='" + juliet.jid() + "' type='headline'><body>hi</body></message>",
                "<message to='" + juliet.jid() + "' type='chat'><composing xmlns='" + CHAT_STATES
                        + "'/><body>hi</body></message>",
                "<iq to='" + juliet.jid() + "' type='get' id='v'><query xmlns='jabber:iq:version'/></iq>",
                "<presence to='" + user + "@localhost' type='subscribe'/>"
            }) {
                romeo.sends(presence(juliet.jid(), "away") + state(juliet.jid(), "composing") + important);
                assertEquals("away", next(juliet).text("jabber:client", "show"));
                assertEquals(List.of("composing"), next(juliet).childNames());
                Received told = next(juliet);
                assertEquals(romeo.jid().split("/")[0], told.attribute("from").split("/")[0], told.xml());
                // It is still inactive.
                romeo.sends(state(juliet.jid(), "paused"));
            }
        }
    }

    @Test
    void fromTheBindOnUntilItSaysOtherwise() {
        try (Person romeo = Person.bind2(server, server.someone());
                Person juliet = Person.bind2(server, server.someone(), Bind2Login.USUAL + INACTIVE)) {
            romeo.sends(state(juliet.jid(), "composing")).hasNothing();
            sparedUpTo(juliet, 0);
            // Said twice it is no less true.
            juliet.sends(INACTIVE + INACTIVE);
            sparedUpTo(juliet, 0);
            juliet.sends(ACTIVE + ACTIVE);
            assertTrue(next(juliet).has(CHAT_STATES, "composing"));
            romeo.sends(state(juliet.jid(), "paused"));
            assertTrue(next(juliet).has(CHAT_STATES, "paused"));
            juliet.sends("<asleep xmlns='urn:xmpp:csi:0'/>");
            assertTrue(next(juliet).has("urn:ietf:params:xml:ns:xmpp-streams", "unsupported-stanza-type"));
        }
    }

    /** One session's state is no other's, and nobody else sees it (XEP-0352 6). */
    @Test
    void theStateIsThatOfOneSession() {
        String user = server.someone();
        try (Person romeo = Person.bind2(server, server.someone());
                Person juliet = inactive(user);
                Person desk = Person.bind2(server, user)) {
            romeo.sends("<message to='" + user + "@localhost' type='chat'><composing xmlns='" + CHAT_STATES
                    + "'/></message>");
            assertTrue(desk.next().has(CHAT_STATES, "composing"));
            sparedUpTo(juliet, 1);
            // What it says itself is no sign of activity.
            juliet.sends(chat(romeo.jid(), "hi"));
            assertEquals("hi", romeo.next().body());
            assertEquals("hi", desk.next().body());
            sparedUpTo(juliet, 2);
            romeo.hasNothing();
            desk.hasNothing();
        }
    }
}
