package io.bindery.sessions.coordination;

import static io.bindery.sessions.RunningService.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.jid.BareJid;
import io.bindery.model.scram.ScramHash;
import io.bindery.model.scram.ScramKeys;
import io.bindery.model.session.CredentialsRequest;
import io.bindery.model.session.RegisterReply.Outcome;
import io.bindery.model.session.RegisterRequest;
import io.bindery.sessions.RunningService;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** XEP-0077 as the edge asks for it, on real stores; two instances count together. */
class OpenRegistrationIT {
    private static final Map<String, String> OPEN =
            Map.of("accounts.registration", "open", "accounts.registrations-per-hour", "3");
    private static RunningService service;
    private final BareJid user = RunningService.someone();

    @BeforeAll
    static void start() {
        service = RunningService.start(OPEN);
        service.grow(OPEN);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Outcome registers(BareJid user, String password, String address) {
        return get(service.sessions.register(new RegisterRequest(user, password, address)))
                .outcome();
    }

    /** No two runs share the stores' count. */
    private static String somewhere() {
        return UUID.randomUUID().toString();
    }

    private static ScramKeys keys(BareJid user) {
        return get(service.sessions.credentials(new CredentialsRequest(user, ScramHash.SHA_256)));
    }

    @Test
    void makesAnAccount() {
        assertEquals(Outcome.REGISTERED, registers(user, "secret", somewhere()));
        service.until(() -> isOf("secret", keys(user)));
        assertEquals(Outcome.CONFLICT, registers(user, "other", somewhere()));
        assertTrue(isOf("secret", keys(user)));
    }

    private static boolean isOf(String password, ScramKeys keys) {
        return keys.equals(ScramKeys.derive(ScramHash.SHA_256, password, keys.salt(), keys.iterations()));
    }

    @Test
    void aNameAtRestIsAConflict() {
        BareJid leaver = service.account();
        get(service.accounts().remove(leaver));
        assertEquals(Outcome.CONFLICT, registers(leaver, "secret", somewhere()));
    }

    @Test
    void refusesAPasswordThatCannotBeUsed() {
        assertEquals(Outcome.UNUSABLE_PASSWORD, registers(user, "\u00ad", somewhere()));
    }

    @Test
    void countsTriesFromAnAddress() {
        String here = somewhere();
        registers(user, "secret", here);
        registers(user, "secret", here);
        assertEquals(Outcome.CONFLICT, registers(user, "secret", here));
        BareJid next = RunningService.someone();
        assertEquals(Outcome.TOO_MANY, registers(next, "secret", here));
        assertEquals(Outcome.REGISTERED, registers(next, "secret", somewhere()));
    }

    @Test
    void countsANetworkOfIpv6AsOneAddress() {
        String network =
                "2001:db8:" + UUID.randomUUID().toString().substring(9, 18).replace('-', ':');
        for (int host = 1; host <= 3; host++) {
            assertNotEquals(Outcome.TOO_MANY, registers(user, "secret", network + ":0:0:0:" + host));
        }
        assertEquals(Outcome.TOO_MANY, registers(user, "secret", network + ":0:0:1:1"));
    }

    @Test
    void makesNoneUnlessTheOperatorAllowsIt() {
        try (RunningService closed = RunningService.startAlone(Map.of("accounts.registration", "own-account"))) {
            RegisterRequest request = new RegisterRequest(user, "secret", somewhere());
            assertEquals(
                    Outcome.NOT_OPEN, get(closed.sessions.register(request)).outcome());
        }
    }
}
