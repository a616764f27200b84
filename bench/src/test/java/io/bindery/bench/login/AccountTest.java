package io.bindery.bench.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.bindery.model.scram.ScramChallenge;
import io.bindery.model.scram.ScramClientKeys;
import io.bindery.model.scram.ScramHash;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountTest {
    private static final ScramHash HASH = ScramHash.SHA_256;
    private final Account account = new Account("user1", "pencil", 1);

    @Test
    void beginsNoTwoExchangesAlike() {
        assertNotEquals(account.scram(HASH).first(), account.scram(HASH).first());
    }

    @Test
    void derivesItsKeysOnce() {
        ScramClientKeys first = account.keys(HASH, challenge(4096));
        assertSame(first, account.keys(HASH, challenge(4096)));
        assertNotSame(first, account.keys(HASH, challenge(4097)));
    }

    @Test
    void keepsItsDeviceStable() {
        Account again = new Account("user1", "pencil", 1);
        assertEquals(account.userAgentId(), again.userAgentId());
        assertNotEquals(account.userAgentId(), new Account("user2", "pencil", 2).userAgentId());
        assertEquals(4, UUID.fromString(account.userAgentId()).version());
        assertEquals(2, UUID.fromString(account.userAgentId()).variant());
    }

    private static ScramChallenge challenge(int iterations) {
        return new ScramChallenge("", "nonce", "0123456789".getBytes(UTF_8), iterations, List.of());
    }
}
