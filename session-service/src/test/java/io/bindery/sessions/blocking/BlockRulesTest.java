package io.bindery.sessions.blocking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.Jid;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.blocking.BlockRules.Verdict;
import io.bindery.sessions.stanza.WrittenXml;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockRulesTest {
    private static final BareJid JULIET = BareJid.parse("juliet@capulet.lit");
    private static final Jid ROMEO = Jid.parse("romeo@montague.lit/orchard");
    private static final BlockRules RULES = new BlockRules(JULIET, new BlockList(Set.of("romeo@montague.lit")));

    private static String incoming(String stanza) {
        return written(RULES.incoming(ROMEO, WrittenXml.parse(stanza)));
    }

    private static String outgoing(String stanza) {
        return written(RULES.outgoing(ROMEO, WrittenXml.parse(stanza)));
    }

    private static String written(Verdict verdict) {
        return verdict instanceof Verdict.Returned returned
                ? returned.error().condition().element()
                : verdict.getClass().getSimpleName();
    }

    @Test
    void aBlockedSenderSeesAUserWhoIsOffLine() {
        assertEquals("service-unavailable", incoming("<message type='chat'><body>hi</body></message>"));
        assertEquals("service-unavailable", incoming("<message/>"));
        assertEquals("service-unavailable", incoming("<iq type='get' id='1'/>"));
        assertEquals("service-unavailable", incoming("<iq type='set' id='1'/>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<presence/>",
                "<presence type='subscribe'/>",
                "<presence type='probe'/>",
                "<presence type='error'/>",
                "<iq type='result' id='1'/>",
                "<iq type='error' id='1'/>",
                "<message type='error'/>"
            })
    void presenceAndAnswersOfABlockedSenderVanish(String stanza) {
        assertEquals("Dropped", incoming(stanza));
    }

    @Test
    void whatTheUserSendsComesBackAndSaysWhy() {
        XmlElement message =
                WrittenXml.parse("<message to='romeo@montague.lit'><body>Can you hear me?</body></message>");
        Verdict.Returned returned = (Verdict.Returned) RULES.outgoing(ROMEO, message);
        assertEquals(
                WrittenXml.parse("""
                        <message type='error' from='romeo@montague.lit'><body>Can you hear me?</body>\
                        <error type='cancel'><not-acceptable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>\
                        <blocked xmlns='urn:xmpp:blocking:errors'/></error></message>""").child("error", "jabber:client"),
                returned.error().answer(message).child("error", "jabber:client"));
        assertEquals("not-acceptable", outgoing("<presence type='subscribe'/>"));
        assertEquals("not-acceptable", outgoing("<iq type='get' id='1'/>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<message type='error'/>", "<iq type='result' id='1'/>", "<iq type='error' id='1'/>"})
    void anAnswerOfTheUserIsNeverAnsweredWithAnError(String stanza) {
        assertEquals("Dropped", outgoing(stanza));
    }

    @Test
    void othersPass() {
        XmlElement message = WrittenXml.parse("<message/>");
        assertEquals("Passed", written(RULES.incoming(Jid.parse("mercutio@montague.lit"), message)));
        assertEquals("Passed", written(RULES.outgoing(Jid.parse("montague.lit"), message)));
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
