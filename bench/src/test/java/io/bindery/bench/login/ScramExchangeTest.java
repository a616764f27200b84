package io.bindery.bench.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ongres.scram.common.ScramFunctions;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ScramExchangeTest {
    private static final byte[] SALT = "0123456789".getBytes(UTF_8);
    private static final ScramHash HASH = ScramHash.SHA_256;

    private final Account account = new Account("user1", "pencil", 1);
    private final ScramExchange exchange = new ScramExchange(account, HASH);

    @Test
    void provesThePasswordAndChecksTheServer() {
        String clientFirst = decode(exchange.first()).substring("n,,".length());
        String serverFirst = clientFirst.substring(clientFirst.indexOf("r=")) + "server,s="
                + Base64.getEncoder().encodeToString(SALT) + ",i=4096";
        String answer = decode(exchange.answer(encode(serverFirst)));
        int proof = answer.indexOf(",p=");
        String signed = clientFirst + "," + serverFirst + "," + answer.substring(0, proof);
        SaltedKeys keys = SaltedKeys.derive(HASH, "pencil", SALT, 4096);
        assertTrue(ScramFunctions.verifyClientProof(
                HASH.functions(), Base64.getDecoder().decode(answer.substring(proof + 3)), keys.storedKey(), signed));

        byte[] signature = ScramFunctions.serverSignature(HASH.functions(), keys.serverKey(), signed);
        assertTrue(exchange.proved(encode("v=" + Base64.getEncoder().encodeToString(signature))));
        signature[0]++;
        assertFalse(exchange.proved(encode("v=" + Base64.getEncoder().encodeToString(signature))));
    }

    @Test
    void refusesANonceThatIsNotAnAnswerToItsOwn() {
        assertThrows(IllegalArgumentException.class, () -> exchange.answer(encode("r=other,s=MDE=,i=4096")));
    }

    @Test
    void derivesTheKeysOfAnAccountOnce() {
        SaltedKeys first = account.keys(HASH, SALT, 4096);
        assertSame(first, account.keys(HASH, SALT.clone(), 4096));
        assertNotEquals(first, account.keys(HASH, SALT, 4097));
    }

    @Test
    void keepsTheDeviceOfAnAccountStable() {
        Account again = new Account("user1", "pencil", 1);
        assertEquals(account.userAgentId(), again.userAgentId());
        assertNotEquals(account.userAgentId(), new Account("user2", "pencil", 2).userAgentId());
        assertEquals(4, UUID.fromString(account.userAgentId()).version());
        assertEquals(2, UUID.fromString(account.userAgentId()).variant());
    }

    private static String encode(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static String decode(String text) {
        return new String(Base64.getDecoder().decode(text), UTF_8);
    }
}
