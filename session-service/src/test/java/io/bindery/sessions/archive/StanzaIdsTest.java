package io.bindery.sessions.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.bindery.model.jid.Jid;
import io.bindery.model.xml.XmlElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StanzaIdsTest {

    private static XmlElement message(String content) {
        return Written.stanza("<message to='juliet@capulet.lit' id='1'>" + content + "</message>");
    }

    private static XmlElement cleaned(XmlElement message) {
        return StanzaIds.withoutForged(message, "capulet.lit"::equals);
    }

    @ParameterizedTest
    @ValueSource(strings = {"juliet@capulet.lit", "JULIET@Capulet.lit", "nurse@capulet.lit", "capulet.lit"})
    void removesIdsInTheNameOfOurAccounts(String by) {
        XmlElement forged = message("a<stanza-id xmlns='urn:xmpp:sid:0' id='9' by='" + by + "'/><body>b</body>");
        assertEquals(message("a<body>b</body>"), cleaned(forged));
    }

    @Test
    void removesEachOfThem() {
        String id = "<stanza-id xmlns='urn:xmpp:sid:0' id='9' by='juliet@capulet.lit'/>";
        assertEquals(message(""), cleaned(message(id + id)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<stanza-id xmlns='urn:xmpp:sid:0' id='9' by='coven@chat.shakespeare.lit'/>",
                "<stanza-id xmlns='urn:xmpp:sid:0' id='9'/>",
                "<stanza-id xmlns='urn:xmpp:sid:0' id='9' by='@'/>",
                "<origin-id xmlns='urn:xmpp:sid:0' id='9'/>",
                "<stanza-id xmlns='other' id='9' by='juliet@capulet.lit'/>",
                "<body>b</body>"
            })
    void leavesEverythingElse(String content) {
        XmlElement message = message(content);
        assertSame(message, cleaned(message));
    }

    @Test
    void namesTheArchive() {
        assertEquals(
                "<stanza-id xmlns='urn:xmpp:sid:0' by='juliet@capulet.lit' id='28482'/>",
                StanzaIds.element(Jid.parse("juliet@capulet.lit"), "28482").toString());
    }
}
