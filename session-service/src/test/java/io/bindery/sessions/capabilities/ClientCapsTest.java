package io.bindery.sessions.capabilities;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bindery.sessions.pubsub.Xml;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientCapsTest {
    private static Optional<ClientCaps> caps(String attributes) {
        return ClientCaps.of(Xml.parse("<presence xmlns='jabber:client'><c xmlns='http://jabber.org/protocol/caps' "
                + attributes + "/></presence>"));
    }

    @Test
    void readsThemFromPresence() {
        ClientCaps caps = caps("hash='sha-1' node='http://code.google.com/p/exodus' ver='QgayPK='")
                .orElseThrow();
        assertEquals(new CapsKey("sha-1", "QgayPK="), caps.key());
        assertEquals("http://code.google.com/p/exodus#QgayPK=", caps.queried());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"node='n' ver='v'", "hash='sha-1' ver='v'", "hash='sha-1' node='n'", "hash='' node='n' ver='v'"})
    void doesWithoutLegacyAndBrokenOnes(String attributes) {
        assertEquals(Optional.empty(), caps(attributes));
    }

    @Test
    void doesNotKeepWhatIsTooLong() {
        assertEquals(Optional.empty(), caps("hash='sha-1' node='n' ver='" + "v".repeat(201) + "'"));
        assertEquals(Optional.empty(), caps("hash='sha-1' ver='v' node='" + "n".repeat(1001) + "'"));
    }

    @Test
    void anIdSaysWhatItsAnswerIsAbout() {
        CapsKey key = new CapsKey("sha-1", "a:b/c+d=");
        assertEquals(Optional.of(key), CapsKey.ofId(key.id()));
        assertEquals(Optional.empty(), CapsKey.ofId("caps-of-another"));
        assertEquals(Optional.empty(), CapsKey.ofId(null));
    }
}
