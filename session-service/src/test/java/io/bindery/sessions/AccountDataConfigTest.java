package io.bindery.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.config.InvalidSettingsException;
import io.bindery.model.config.RegistrationPolicy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountDataConfigTest {

    @Test
    void hasDefaultsForEverything() {
        AccountDataConfig config = AccountDataFixture.config(Map.of());
        assertEquals(10_000, config.knownAccounts());
        assertEquals(1000, config.maxBlocked());
        assertEquals(131_072, config.maxVcardBytes());
        assertEquals(524_288, config.maxPrivateBytes());
        assertEquals(RegistrationPolicy.NONE, config.registration());
        assertEquals(10, config.registrationsPerHour());
        assertTrue(config.contacts().byKind().isEmpty());
    }

    @Test
    void readsContactsOfSeveralKinds() {
        AccountDataConfig config = AccountDataFixture.config(Map.of(
                "server.contacts",
                "abuse=mailto:abuse@localhost, admin=xmpp:admin@localhost,abuse=xmpp:a@localhost?x=y"));
        assertEquals(
                Map.of(
                        "abuse", List.of("mailto:abuse@localhost", "xmpp:a@localhost?x=y"),
                        "admin", List.of("xmpp:admin@localhost")),
                config.contacts().byKind());
    }

    @ParameterizedTest
    @CsvSource({
        "blocking.max-entries,0",
        "vcard.max-bytes,12",
        "accounts.registration,yes",
        "accounts.registrations-per-hour,0",
        "server.contacts,mailto:abuse@localhost",
        "server.contacts,boss=mailto:boss@localhost",
        "server.contacts,abuse=not a uri",
        "server.contacts,abuse=relative",
        "server.contacts,abuse="
    })
    void refusesWhatIsOutOfBounds(String name, String value) {
        assertThrows(InvalidSettingsException.class, () -> AccountDataFixture.config(Map.of(name, value)));
    }
}
