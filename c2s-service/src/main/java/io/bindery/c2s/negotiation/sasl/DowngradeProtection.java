package io.bindery.c2s.negotiation.sasl;

import com.ongres.scram.common.ScramFunctions;
import io.bindery.model.scram.ScramHash;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** XEP-0474: tells inside SCRAM what was advertised, so that the client notices when someone shortened the lists. */
final class DowngradeProtection {
    // Control characters that no XML document can hold (XEP-0474, security considerations).
    private static final String BETWEEN_NAMES = "\u001e";
    private static final char BETWEEN_LISTS = '\u001f';

    private DowngradeProtection() {}

    /** The attribute for the server-first-message, its comma included. */
    static String attribute(ScramHash hash, SaslContext context) {
        byte[] lists = lists(context).getBytes(StandardCharsets.UTF_8);
        return ",h=" + Base64.getEncoder().encodeToString(ScramFunctions.hash(hash.functions(), lists));
    }

    private static String lists(SaslContext context) {
        String mechanisms = sorted(context.advertisedMechanisms());
        return context.advertisedBindings().isEmpty()
                ? mechanisms
                : mechanisms + BETWEEN_LISTS + sorted(context.advertisedBindings());
    }

    /** The names are ASCII, so the order of strings is that of octets (i;octet, RFC 4790 9.3). */
    private static String sorted(List<String> names) {
        return String.join(BETWEEN_NAMES, names.stream().sorted().toList());
    }
}
