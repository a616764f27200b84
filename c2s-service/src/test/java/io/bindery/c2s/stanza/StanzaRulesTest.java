package io.bindery.c2s.stanza;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.error.StreamErrorException;
import io.bindery.model.jid.FullJid;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import org.junit.jupiter.api.Test;

class StanzaRulesTest {
    private static final FullJid JULIET = FullJid.parse("juliet@localhost/balcony");

    @Test
    void vouchesForTheFullAddress() {
        XmlElement sent = stanza("message").attribute("to", "romeo@localhost").build();
        XmlElement stamped = StanzaRules.stamped(JULIET, sent);
        assertEquals(sent.copy().attribute("from", JULIET.toString()).build(), stamped);
    }

    @Test
    void acceptsTheOwnAddressAsFrom() {
        for (String from : new String[] {"juliet@localhost", "JULIET@localhost", "juliet@localhost/balcony"}) {
            XmlElement claimed = stanza("iq").attribute("from", from).build();
            assertEquals(JULIET.toString(), StanzaRules.stamped(JULIET, claimed).attribute("from"), from);
        }
    }

    @Test
    void endsTheStreamOfAForger() {
        for (String from : new String[] {"romeo@localhost", "juliet@localhost/other", "localhost", "", "@@"}) {
            XmlElement forged = stanza("presence").attribute("from", from).build();
            assertEquals(StreamErrorCondition.INVALID_FROM, refusal(forged), from);
        }
    }

    @Test
    void leavesMalformedAddresseesToWhoAnswersThem() {
        XmlElement sent = stanza("message").attribute("to", "a@b@c/").build();
        assertEquals("a@b@c/", StanzaRules.stamped(JULIET, sent).attribute("to"));
    }

    @Test
    void knowsThreeKindsOfStanzas() {
        assertEquals(
                StreamErrorCondition.UNSUPPORTED_STANZA_TYPE,
                refusal(stanza("features").build()));
    }

    private static StreamErrorCondition refusal(XmlElement stanza) {
        return assertThrows(StreamErrorException.class, () -> StanzaRules.stamped(JULIET, stanza))
                .condition();
    }

    private static XmlElement.Builder stanza(String name) {
        return XmlElement.named(name, Namespaces.CLIENT);
    }
}
