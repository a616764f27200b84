package io.bindery.c2s.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StanzaTextTest {

    @Test
    void leavesOutTheDeclarationThatTheStreamMakes() {
        assertEquals("<presence/>", text("<presence xmlns='jabber:client'/>"));
        assertEquals("<message to='a'>x</message>", text("<message xmlns='jabber:client' to='a'>x</message>"));
        assertEquals("<iq>x</iq>", text("<iq xmlns='jabber:client'>x</iq>"));
    }

    @Test
    void leavesDeclarationsElsewhereAlone() {
        for (String stanza : new String[] {
            "<message><forwarded xmlns='urn:f'><message xmlns='jabber:client'/></forwarded></message>",
            "<message to='a' xmlns='jabber:client'/>",
            "<presence/>",
            "<iq> xmlns='jabber:client'</iq>"
        }) {
            assertEquals(stanza, text(stanza));
        }
    }

    private static String text(String stanza) {
        StringBuilder out = new StringBuilder();
        StanzaText.append(out, stanza);
        return out.toString();
    }
}
