package io.bindery.c2s.negotiation.sasl;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A client-first-message (RFC 5802 7). The library's class of that name is the client's side: it escapes the user name
 * once more and forgets extensions, so that neither the name nor the signed text would be what was sent.
 *
 * @param bare the part that is signed, as received
 */
record ScramClientFirst(Gs2Header header, String bare, String userName, String nonce) {
    // Nonces are printable ASCII without comma; m= in front of the name, reserved, does not match.
    private static final Pattern MESSAGE = Pattern.compile(
            "(?<header>(?<flag>[nyp])(?:=(?<binding>[A-Za-z0-9.-]+))?,(?:a=(?<authzid>[^,]+))?,)"
                    + "(?<bare>n=(?<name>[^,]+),r=(?<nonce>[!-+\\--~]+)(?<extensions>,.*)?)",
            Pattern.DOTALL);

    /** Empty when the message breaks the syntax. */
    static Optional<ScramClientFirst> parse(String message) {
        Matcher parts = MESSAGE.matcher(message);
        if (!parts.matches() || !ScramExtensions.mayBeIgnored(orEmpty(parts.group("extensions")))) {
            return Optional.empty();
        }
        char flag = parts.group("flag").charAt(0);
        String binding = parts.group("binding");
        if (flag == 'p' ^ binding != null) {
            return Optional.empty();
        }
        return SaslName.decode(orEmpty(parts.group("authzid")))
                .map(authzid -> new Gs2Header(parts.group("header"), flag, binding, authzid))
                .flatMap(header -> SaslName.decode(parts.group("name"))
                        .map(name -> new ScramClientFirst(header, parts.group("bare"), name, parts.group("nonce"))));
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
