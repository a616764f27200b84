package io.bindery.system.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ongres.scram.client.ScramClient;
import com.ongres.scram.common.exception.ScramException;
import java.util.Base64;
import java.util.List;

/** The client's side of SCRAM, by an implementation that is not ours; messages in base64. */
public final class ScramProof {
    private final ScramClient client;

    /** A fresh exchange without channel binding. */
    public ScramProof(String mechanism, String user, String password) {
        this.client = ScramClient.builder()
                .advertisedMechanisms(List.of(mechanism))
                .username(user)
                .password(password.toCharArray())
                .build();
    }

    /** The first message. */
    public String first() {
        return encode(client.clientFirstMessage().toString());
    }

    /** The answer to the server's challenge. */
    public String answer(String challenge) {
        try {
            client.serverFirstMessage(decode(challenge));
            return encode(client.clientFinalMessage().toString());
        } catch (ScramException e) {
            throw new AssertionError("the challenge is wrong", e);
        }
    }

    /** Fails the test unless the server has proved that it knows the account. */
    public void check(String serverFinal) {
        try {
            client.serverFinalMessage(decode(serverFinal));
        } catch (ScramException e) {
            throw new AssertionError("the server's signature is wrong", e);
        }
    }

    private static String encode(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static String decode(String base64) {
        return new String(Base64.getDecoder().decode(base64.strip()), UTF_8);
    }
}
