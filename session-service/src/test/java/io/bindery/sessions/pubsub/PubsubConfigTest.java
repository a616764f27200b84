package io.bindery.sessions.pubsub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.config.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PubsubConfigTest {
    @Test
    void readsWhatAnOperatorWrote() {
        PubsubConfig config = PubsubConfig.from(Settings.check(
                Map.of("pubsub.max-nodes", "7", "pubsub.max-item-bytes", "2048", "capabilities.max", "9"),
                PubsubConfig.SETTINGS));
        assertEquals(7, config.maxNodes());
        assertEquals(1000, config.maxItems());
        assertEquals(8 * 2048, config.maxBytesAtOnce());
        assertEquals(9, config.maxCapabilities());
    }

    @Test
    void announcesWhatClientsLookFor() {
        for (String feature :
                new String[] {"publish-options", "config-node-max", "access-whitelist", "persistent-items"}) {
            assertTrue(PersonalEventing.FEATURES.contains("http://jabber.org/protocol/pubsub#" + feature));
        }
        assertTrue(PersonalEventing.FEATURES.contains("http://jabber.org/protocol/pubsub"));
    }
}
