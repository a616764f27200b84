package io.bindery.model.scram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ongres.scram.common.ScramFunctions;
import com.ongres.scram.common.ScramMechanism;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScramClientTest {
    private static final String NONCE = "fyko+d2lbbFgONRv9qkxdawL";
    private static final String BOTH = NONCE + "3rfcNHYJY1ZVvWVs7j";
    private static final String CHALLENGE = "r=" + BOTH + ",s=QSXCR+Q6sek8bf92,i=4096";

    private final ScramClient client = new ScramClient(ScramHash.SHA_1, ScramBinding.NONE, "user", NONCE);

    @Test
    void speaksTheExchangeOfRfc5802() {
        assertEquals("SCRAM-SHA-1", client.mechanism());
        assertEquals("n,,n=user,r=" + NONCE, decoded(client.first()));
        assertEquals(
                "c=biws,r=" + BOTH + ",p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=",
                decoded(answer(client, ScramHash.SHA_1, CHALLENGE)));
        assertTrue(client.proved(encoded("v=rmF9pqV8S7suAoZWja4dJRkFsKQ=")));
    }

    @Test
    void speaksTheExchangeOfRfc7677() {
        String both = "rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
        ScramClient sha256 = new ScramClient(ScramHash.SHA_256, ScramBinding.NONE, "user", "rOprNGfwEbeRWgbNEkqO");
        assertEquals("n,,n=user,r=rOprNGfwEbeRWgbNEkqO", decoded(sha256.first()));
        assertEquals(
                "c=biws,r=" + both + ",p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=",
                decoded(answer(sha256, ScramHash.SHA_256, "r=" + both + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096")));
        assertTrue(sha256.proved(encoded("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=")));
    }

    @Test
    void signsTheExtensionsOfAChallenge() {
        ScramChallenge extended = client.challenge(encoded(CHALLENGE + ",h=abc=,x=1"));
        assertEquals(Optional.of("abc="), extended.extension('h'));
        assertEquals(Optional.empty(), extended.extension('d'));
        ScramKeys known = ScramKeys.derive(ScramHash.SHA_1, "pencil", extended.salt(), extended.iterations());
        String answer = decoded(answer(client, ScramHash.SHA_1, extended.text()));
        String unproven = "c=biws,r=" + BOTH;
        String signed = "n=user,r=" + NONCE + ',' + CHALLENGE + ",h=abc=,x=1," + unproven;
        byte[] proof = Base64.getDecoder().decode(answer.substring(unproven.length() + ",p=".length()));
        assertTrue(ScramFunctions.verifyClientProof(ScramMechanism.SCRAM_SHA_1, proof, known.storedKey(), signed));
        byte[] signature = ScramFunctions.serverSignature(ScramMechanism.SCRAM_SHA_1, known.serverKey(), signed);
        assertTrue(client.proved(encoded("v=" + Base64.getEncoder().encodeToString(signature))));
    }

    @Test
    void repeatsItsHeaderAndWhatItBindsTo() {
        byte[] seen = {1, 2, 3};
        ScramClient bound = new ScramClient(ScramHash.SHA_1, ScramBinding.of("tls-exporter", seen), "user", NONCE);
        assertEquals("SCRAM-SHA-1-PLUS", bound.mechanism());
        assertEquals("p=tls-exporter,,n=user,r=" + NONCE, decoded(bound.first()));
        String repeated = decoded(answer(bound, ScramHash.SHA_1, CHALLENGE)).split(",")[0];
        assertEquals("p=tls-exporter,,\1\2\3", decoded(repeated.substring("c=".length())));
    }

    @Test
    void writesNamesSoThatTheyStructureNothing() {
        ScramClient odd = new ScramClient(ScramHash.SHA_1, ScramBinding.unbound("y,,"), "a=b,c", NONCE);
        assertEquals("y,,n=a=3Db=2Cc,r=" + NONCE, decoded(odd.first()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "r=" + BOTH + ",s=QSXCR+Q6sek8bf92",
                "r=" + NONCE + ",s=QSXCR+Q6sek8bf92,i=4096",
                "r=other,s=QSXCR+Q6sek8bf92,i=4096",
                "m=x,r=" + BOTH + ",s=QSXCR+Q6sek8bf92,i=4096",
                "r=" + BOTH + ",s=,i=4096",
                "r=" + BOTH + ",s=?,i=4096",
                "r=" + BOTH + ",s=QSXCR+Q6sek8bf92,i=0",
                "r=" + BOTH + ",s=QSXCR+Q6sek8bf92,i=10000001",
                "r=" + BOTH + ",s=QSXCR+Q6sek8bf92,i=many"
            })
    void refusesAChallengeThatMakesNoSense(String challenge) {
        assertThrows(IllegalArgumentException.class, () -> client.challenge(encoded(challenge)));
    }

    @Test
    void trustsNoServerWithoutProof() {
        assertFalse(client.proved(encoded("v=rmF9pqV8S7suAoZWja4dJRkFsKQ=")));
        answer(client, ScramHash.SHA_1, CHALLENGE);
        assertTrue(client.proved(encoded("v=rmF9pqV8S7suAoZWja4dJRkFsKQ=,x=1")));
        assertFalse(client.proved(encoded("v=rmF9pqV8S7suAoZWja4dJRkFsKR=")));
        assertFalse(client.proved(encoded("e=invalid-proof")));
        assertFalse(client.proved("?"));
    }

    @Test
    void knowsWhichSaltItsKeysAreFor() {
        ScramChallenge challenge = client.challenge(encoded(CHALLENGE));
        byte[] salt = challenge.salt().clone();
        assertTrue(ScramClientKeys.derive(ScramHash.SHA_1, "pencil", salt, 4096).isFor(challenge));
        assertFalse(
                ScramClientKeys.derive(ScramHash.SHA_1, "pencil", salt, 4097).isFor(challenge));
        assertFalse(ScramClientKeys.derive(ScramHash.SHA_1, "pencil", new byte[1], 4096)
                .isFor(challenge));
    }

    private static String answer(ScramClient client, ScramHash hash, String text) {
        ScramChallenge challenge = client.challenge(encoded(text));
        return client.answer(
                challenge, ScramClientKeys.derive(hash, "pencil", challenge.salt(), challenge.iterations()));
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), UTF_8);
    }
}
