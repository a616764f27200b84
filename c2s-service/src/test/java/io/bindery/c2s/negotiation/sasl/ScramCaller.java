package io.bindery.c2s.negotiation.sasl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ongres.scram.common.ScramFunctions;
import com.ongres.scram.common.ScramMechanism;
import com.ongres.scram.common.StringPreparation;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;

/**
 * A client that signs the server-first-message as it came, as RFC 5802 3 wants (scram-client 3.2 forgets what comes
 * after the iterations), and that can be told to do things wrong.
 */
public final class ScramCaller {
    static final String NONCE = "fyko+d2lbbFgONRv9qkxdawL";

    private final ScramMechanism functions;
    private final String gs2Header;
    private final byte[] bindingInput;
    private final String bare;
    private final String password;
    private String signed;
    private byte[] serverKey;

    public ScramCaller(String mechanism, String gs2Header, String name, String password) {
        this.functions = ScramMechanism.byName(mechanism);
        this.gs2Header = gs2Header;
        this.bindingInput = input(gs2Header);
        this.bare = "n=" + name + ",r=" + NONCE;
        this.password = password;
    }

    private static byte[] input(String gs2Header) {
        return Streams.BINDINGS.types().stream()
                .filter(type -> gs2Header.startsWith("p=" + type + ','))
                .map(type ->
                        concat(Steps.bytes(gs2Header), Streams.BINDINGS.data().get(type)))
                .findFirst()
                .orElseGet(() -> Steps.bytes(gs2Header));
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    public String first() {
        return gs2Header + bare;
    }

    /** The last message for a challenge, with extensions of the client's own after the nonce. */
    public String last(String challenge, String... extensions) {
        String nonce = attribute(challenge, "r=");
        assertTrue(nonce.startsWith(NONCE) && nonce.length() >= NONCE.length() + 24, nonce);
        return lastOver(challenge, "c=" + base64(bindingInput) + ",r=" + nonce + String.join("", extensions));
    }

    /** A last message with a rightful proof over any start. */
    String lastOver(String challenge, String withoutProof) {
        byte[] salted = ScramFunctions.saltedPassword(
                functions,
                StringPreparation.SASL_PREPARATION,
                password.toCharArray(),
                Base64.getDecoder().decode(attribute(challenge, "s=")),
                Integer.parseInt(attribute(challenge, "i=")));
        byte[] clientKey = ScramFunctions.clientKey(functions, salted);
        serverKey = ScramFunctions.serverKey(functions, salted);
        signed = bare + ',' + challenge + ',' + withoutProof;
        byte[] signature =
                ScramFunctions.clientSignature(functions, ScramFunctions.storedKey(functions, clientKey), signed);
        return withoutProof + ",p=" + base64(ScramFunctions.clientProof(clientKey, signature));
    }

    void assertTrusts(String serverFinal) {
        assertEquals("v=" + base64(ScramFunctions.serverSignature(functions, serverKey, signed)), serverFinal);
    }

    static String attribute(String message, String name) {
        return Stream.of(message.split(","))
                .filter(attribute -> attribute.startsWith(name))
                .map(attribute -> attribute.substring(name.length()))
                .findFirst()
                .orElseThrow();
    }

    static String base64(byte[] data) {
        return Base64.getEncoder().encodeToString(data);
    }
}
