package io.bindery.bench.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PieceTest {

    @Test
    void namesAnElementWithoutItsPrefix() {
        assertEquals("features", Piece.name("<stream:features><a:b/></stream:features>"));
        assertEquals("proceed", Piece.name("<proceed/>"));
        assertEquals("iq", Piece.name("<iq id='a:b'/>"));
    }

    @Test
    void readsTheTextOfAChild() {
        String success = "<success xmlns='urn:xmpp:sasl:2'><additional-data>dj0x</additional-data><x>y</x></success>";
        assertEquals("dj0x", Piece.text(success, "additional-data"));
        assertEquals("", Piece.text(success, "missing"));
    }

    @Test
    void readsTheConditionOfAFailure() {
        assertEquals(
                "not-authorized", Piece.condition("<failure xmlns='x'><not-authorized/><text>no</text></failure>"));
        assertEquals("conflict", Piece.condition("<stream:error><conflict xmlns='x'/></stream:error>"));
        assertEquals("failure", Piece.condition("<failure xmlns='x'/>"));
    }

    @Test
    void looksAtTheAttributesOfTheOuterElementOnly() {
        String iq = "<iq type=\"result\" id='bind'><a id='session'/></iq>";
        assertTrue(Piece.hasAttribute(iq, "type", "result"));
        assertTrue(Piece.hasAttribute(iq, "id", "bind"));
        assertFalse(Piece.hasAttribute(iq, "id", "session"));
    }
}
