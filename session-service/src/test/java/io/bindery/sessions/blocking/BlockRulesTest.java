package io.bindery.sessions.blocking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.Jid;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.stanza.WrittenXml;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BlockRulesTest {
    private static final BareJid JULIET = BareJid.parse("juliet@capulet.lit");

    @Test
    void whatTheUserSendsComesBackAndSaysWhy() {
        XmlElement message =
                WrittenXml.parse("<message to='romeo@montague.lit'><body>Can you hear me?</body></message>");
        assertEquals(
                WrittenXml.parse("""
                        <message type='error' from='romeo@montague.lit'><body>Can you hear me?</body>\
                        <error type='cancel'><not-acceptable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>\
                        <blocked xmlns='urn:xmpp:blocking:errors'/></error></message>""").child("error", "jabber:client"),
                BlockRules.REFUSAL.answer(message).child("error", "jabber:client"));
    }

    @Test
    void nobodyShutsOutHimselfOrHisServer() {
        BlockRules all =
                new BlockRules(JULIET, new BlockList(Set.of("capulet.lit", "juliet@capulet.lit", "capulet.lit/x")));
        assertFalse(all.shutsOut(Jid.parse("juliet@capulet.lit/chamber")));
        assertFalse(all.shutsOut(Jid.parse("juliet@capulet.lit")));
        assertFalse(all.shutsOut(Jid.parse("capulet.lit")));
        assertFalse(all.shutsOut(Jid.parse("capulet.lit/x")));
        assertTrue(all.shutsOut(Jid.parse("tybalt@capulet.lit/chamber")));
    }
}
