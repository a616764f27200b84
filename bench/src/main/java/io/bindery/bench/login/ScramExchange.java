package io.bindery.bench.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ongres.scram.common.ScramFunctions;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;

/** The client's side of one SCRAM exchange, messages in base64 (RFC 5802 5). */
final class ScramExchange {
    private static final String GS2_HEADER = "n,,";
    private static final int NONCE_BYTES = 18;

    private final Account account;
    private final ScramHash hash;
    private final String clientFirstBare;
    private final String nonce;
    private byte[] serverSignature;

    ScramExchange(Account account, ScramHash hash) {
        this.account = account;
        this.hash = hash;
        byte[] random = new byte[NONCE_BYTES];
        // A load generator guards nothing: what it needs is a nonce that differs.
        ThreadLocalRandom.current().nextBytes(random);
        this.nonce = Base64.getEncoder().encodeToString(random);
        this.clientFirstBare = "n=" + account.user() + ",r=" + nonce;
    }

    String first() {
        return encode(GS2_HEADER + clientFirstBare);
    }

    /** The answer to the server's first message; throws {@link IllegalArgumentException} when that makes no sense. */
    String answer(String challenge) {
        String serverFirst = decode(challenge);
        String[] fields = serverFirst.split(",");
        if (fields.length < 3 || !fields[0].startsWith("r=" + nonce)) {
            throw new IllegalArgumentException("the server's first message is wrong");
        }
        byte[] salt = Base64.getDecoder().decode(fields[1].substring(2));
        SaltedKeys keys = account.keys(hash, salt, Integer.parseInt(fields[2].substring(2)));
        String withoutProof = "c=" + encode(GS2_HEADER) + "," + fields[0];
        String signed = clientFirstBare + "," + serverFirst + "," + withoutProof;
        serverSignature = ScramFunctions.serverSignature(hash.functions(), keys.serverKey(), signed);
        byte[] proof = ScramFunctions.clientProof(
                keys.clientKey(), ScramFunctions.clientSignature(hash.functions(), keys.storedKey(), signed));
        return encode(withoutProof + ",p=" + Base64.getEncoder().encodeToString(proof));
    }

    /** Whether the server has proved that it knows the account too. */
    boolean proved(String serverFinal) {
        return serverSignature != null
                && decode(serverFinal).equals("v=" + Base64.getEncoder().encodeToString(serverSignature));
    }

    private static String encode(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static String decode(String text) {
        return new String(Base64.getDecoder().decode(text), UTF_8);
    }
}
