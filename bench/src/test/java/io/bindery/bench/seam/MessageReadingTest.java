package io.bindery.bench.seam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessageReadingTest {
    private static final String OWN_ID = "<stanza-id xmlns='urn:xmpp:sid:0' by='juliet@example.org' id='7'/>";
    private static final MessageReading MESSAGES = new MessageReading("run", "juliet@example.org");

    @Test
    void readsAMessageWithTheIdOfItsOwnArchive() throws IOException {
        String spoofed = "<stanza-id xmlns='urn:xmpp:sid:0' by='romeo@example.org' id='6'/>";
        assertEquals(seen(3, "7", false), live("<message><body>run-2-3</body>" + spoofed + OWN_ID + "</message>"));
        assertEquals(seen(3, null, false), live("<message><body>run-2-3</body>" + spoofed + "</message>"));
    }

    @Test
    void readsACarbonLikeTheMessageInIt() throws IOException {
        String carbon = "<received xmlns='urn:xmpp:carbons:2'><forwarded xmlns='urn:xmpp:forward:0'>"
                + "<delay xmlns='urn:xmpp:delay' stamp='x'/><message xmlns='jabber:client'><body>run-2-3</body>"
                + OWN_ID + "</message></forwarded></received>";
        assertEquals(seen(3, "7", false), live("<message from='juliet@example.org'>" + carbon + "</message>"));
        assertEquals(
                Optional.of(new Sighting(Serial.FOREIGN, null, false)),
                live("<message from='mallory@example.org'>" + carbon + "</message>"));
    }

    @Test
    void knowsAnOfflineMessageByItsDelay() throws IOException {
        String delay = "<delay xmlns='urn:xmpp:delay' from='example.org' stamp='x'/>";
        assertEquals(seen(3, null, true), live("<message><body>run-2-3</body>" + delay + "</message>"));
    }

    @Test
    void tellsTheMessagesOfItsRunFromOthers() throws IOException {
        Optional<Sighting> foreign = Optional.of(new Sighting(Serial.FOREIGN, "7", false));
        assertEquals(foreign, live("<message><body>earlier-2-3</body>" + OWN_ID + "</message>"));
        assertEquals(foreign, live("<message><body>Romeo?</body>" + OWN_ID + "</message>"));
        assertEquals(foreign, live("<message>" + OWN_ID + "</message>"));
    }

    @Test
    void looksThroughErrorsAndOtherStanzas() throws IOException {
        assertTrue(live("<message type='error'><body>run-2-3</body></message>").isEmpty());
        assertTrue(live("<presence/>").isEmpty());
    }

    private static Optional<Sighting> live(String xml) throws IOException {
        return MESSAGES.live(ElementText.parse(xml));
    }

    private static Optional<Sighting> seen(int number, String id, boolean delayed) {
        return Optional.of(new Sighting(new Serial(2, number), id, delayed));
    }
}
