package io.bindery.bench.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PageTest {
    private static final String FIN = "<iq type='result' id='1'><fin xmlns='urn:xmpp:mam:2'%s>"
            + "<set xmlns='http://jabber.org/protocol/rsm'><first index='0'>17</first><last>19</last></set></fin></iq>";

    @Test
    void readsTheEndOfAPage() {
        assertEquals(new Page(3, "17", false, ""), Page.read(3, FIN.formatted("")));
        assertEquals(new Page(3, "17", true, ""), Page.read(3, FIN.formatted(" complete='true'")));
        assertEquals(new Page(3, "17", false, ""), Page.read(3, FIN.formatted(" complete='false'")));
    }

    @Test
    void namesTheConditionOfARefusal() {
        String refusal = "<iq type='error' id='1'><query xmlns='urn:xmpp:mam:2'/><error type='cancel'>"
                + "<item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>";
        assertEquals("item-not-found", Page.read(0, refusal).refused());
    }

    @Test
    void isTooShortOnlyWhenMoreIsThere() {
        assertTrue(Page.read(3, FIN.formatted("")).tooShort(5));
        assertFalse(Page.read(3, FIN.formatted(" complete=\"true\"")).tooShort(5));
        assertFalse(Page.read(5, FIN.formatted("")).tooShort(5));
    }

    @Test
    void findsPlacesWithinTheExtentOnly() {
        ArchiveExtent extent = ArchiveExtent.read("<iq type='result'><metadata xmlns='urn:xmpp:mam:2'>"
                + "<start id='1' timestamp='2026-01-01T00:00:00Z'/><end id='2' timestamp=\"2026-01-01T00:00:01Z\"/>"
                + "</metadata></iq>");
        for (int i = 0; i < 100; i++) {
            Instant place = extent.somewhere();
            assertFalse(place.isBefore(extent.start()) || place.isAfter(extent.end()), place.toString());
        }
        String empty = "<iq type='result'><metadata xmlns='urn:xmpp:mam:2'/></iq>";
        assertThrows(IllegalArgumentException.class, () -> ArchiveExtent.read(empty));
    }
}
