package io.bindery.c2s.negotiation.sasl;

import com.ongres.scram.common.ScramFunctions;
import io.bindery.c2s.negotiation.sasl.SaslStep.Success;
import io.bindery.model.jid.BareJid;
import io.bindery.model.scram.ScramHash;
import io.bindery.model.scram.ScramKeys;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/** Checks the end of a SCRAM exchange in constant time and signs the success (RFC 5802 3). */
record ScramVerification(ScramHash hash, BareJid user, ScramKeys keys, ScramOpening opening) {

    SaslStep verify(ScramClientFinal last) {
        if (!MessageDigest.isEqual(bytes(opening.nonce()), bytes(last.nonce()))) {
            return SaslFailures.WRONG_CREDENTIALS;
        }
        if (!MessageDigest.isEqual(opening.bindingInput(), last.bindingInput())) {
            return SaslFailures.BINDING_MISMATCH;
        }
        // A proof of another length cannot be combined with the signature; the syntax of the hash is broken.
        if (last.proof().length != keys.storedKey().length) {
            return SaslFailures.MALFORMED;
        }
        String signed = opening.signed() + ',' + last.withoutProof();
        return ScramFunctions.verifyClientProof(hash.functions(), last.proof(), keys.storedKey(), signed)
                ? new Success(user, serverFinal(signed))
                : SaslFailures.WRONG_CREDENTIALS;
    }

    private byte[] serverFinal(String signed) {
        byte[] signature = ScramFunctions.serverSignature(hash.functions(), keys.serverKey(), signed);
        return bytes("v=" + Base64.getEncoder().encodeToString(signature));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
