package io.bindery.bench.online;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ongres.scram.common.ScramFunctions;
import io.bindery.model.scram.ScramHash;
import io.bindery.model.scram.ScramKeys;
import java.util.Base64;

/** The server's side of SCRAM-SHA-1 (RFC 5802), without a look at the client's proof. */
final class ScriptedScram {
    private static final byte[] SALT = "salt of all".getBytes(UTF_8);
    private static final ScramKeys KEYS = ScramKeys.derive(ScramHash.SHA_1, ScriptedServer.PASSWORD, SALT, 1);

    private String clientFirst;
    private String serverFirst;

    String challenge(String first) {
        String message = decoded(first);
        clientFirst = message.substring(message.indexOf("n=", 2));
        String nonce = clientFirst.substring(clientFirst.indexOf(",r=") + 3);
        serverFirst = "r=" + nonce + "server,s=" + Base64.getEncoder().encodeToString(SALT) + ",i=1";
        return encoded(serverFirst.getBytes(UTF_8));
    }

    String proof(String last) {
        String message = decoded(last);
        String signed = clientFirst + ',' + serverFirst + ',' + message.substring(0, message.indexOf(",p="));
        byte[] signature = ScramFunctions.serverSignature(ScramHash.SHA_1.functions(), KEYS.serverKey(), signed);
        return encoded(("v=" + Base64.getEncoder().encodeToString(signature)).getBytes(UTF_8));
    }

    String user() {
        return clientFirst.substring(2, clientFirst.indexOf(','));
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), UTF_8);
    }

    private static String encoded(byte[] message) {
        return Base64.getEncoder().encodeToString(message);
    }
}
