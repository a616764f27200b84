package io.bindery.system.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ongres.scram.common.ScramFunctions;
import com.ongres.scram.common.ScramMechanism;
import com.ongres.scram.common.StringPreparation;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/**
 * The client's side of SCRAM, messages in base64 (RFC 5802). The library's own client forgets
 * the extensions of the server's first message when it signs (3.2), so only its functions are used.
 */
public final class ScramProof {
    private final ScramMechanism mechanism;
    private final String password;
    private final byte[] gs2Header;
    private final byte[] channelBinding;
    private final String clientFirstBare;
    private final String nonce = UUID.randomUUID().toString();
    private byte[] serverSignature;

    /** A fresh exchange without channel binding. */
    public ScramProof(String mechanism, String user, String password) {
        this(mechanism, user, password, "n,,", new byte[0]);
    }

    /** A fresh exchange that begins with a header of its own (RFC 5802 7). */
    public ScramProof(String mechanism, String user, String password, String gs2Header, byte[] channelBinding) {
        this.gs2Header = gs2Header.getBytes(UTF_8);
        this.channelBinding = channelBinding;
        this.mechanism = ScramMechanism.byName(mechanism);
        this.password = password;
        this.clientFirstBare = "n=" + user + ",r=" + nonce;
    }

    /** The first message. */
    public String first() {
        return encode(joined(gs2Header, clientFirstBare.getBytes(UTF_8)));
    }

    /** The answer to the server's challenge. */
    public String answer(String challenge) {
        String serverFirst = decode(challenge);
        String[] fields = serverFirst.split(",");
        assertTrue(fields[0].startsWith("r=" + nonce), serverFirst);
        String withoutProof = "c=" + encode(joined(gs2Header, channelBinding)) + "," + fields[0];
        String signed = clientFirstBare + "," + serverFirst + "," + withoutProof;

        byte[] salted = salted(fields[1].substring("s=".length()), fields[2].substring("i=".length()));
        byte[] clientKey = ScramFunctions.clientKey(mechanism, salted);
        byte[] storedKey = ScramFunctions.storedKey(mechanism, clientKey);
        byte[] proof =
                ScramFunctions.clientProof(clientKey, ScramFunctions.clientSignature(mechanism, storedKey, signed));
        serverSignature =
                ScramFunctions.serverSignature(mechanism, ScramFunctions.serverKey(mechanism, salted), signed);
        return encode((withoutProof + ",p=" + encode(proof)).getBytes(UTF_8));
    }

    /** Fails the test unless the server has proved that it knows the account. */
    public void check(String serverFinal) {
        assertEquals("v=" + encode(serverSignature), decode(serverFinal));
    }

    private byte[] salted(String salt, String iterations) {
        return ScramFunctions.saltedPassword(
                mechanism,
                StringPreparation.SASL_PREPARATION,
                password.toCharArray(),
                Base64.getDecoder().decode(salt),
                Integer.parseInt(iterations));
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String decode(String base64) {
        return new String(Base64.getDecoder().decode(base64.strip()), UTF_8);
    }
}
