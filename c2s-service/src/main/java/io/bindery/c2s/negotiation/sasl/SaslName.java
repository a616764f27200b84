package io.bindery.c2s.negotiation.sasl;

import java.util.Optional;

/** A {@code saslname} (RFC 5802 5.1): a comma is written {@code =2C}, an equals sign {@code =3D}. */
final class SaslName {
    private SaslName() {}

    /** The name as it is meant; empty when an equals sign starts anything else. */
    static Optional<String> decode(String saslName) {
        int escape = saslName.indexOf('=');
        if (escape < 0) {
            return Optional.of(saslName);
        }
        StringBuilder name = new StringBuilder(saslName.length());
        int from = 0;
        while (escape >= 0) {
            name.append(saslName, from, escape);
            if (saslName.startsWith("=2C", escape)) {
                name.append(',');
            } else if (saslName.startsWith("=3D", escape)) {
                name.append('=');
            } else {
                return Optional.empty();
            }
            from = escape + 3;
            escape = saslName.indexOf('=', from);
        }
        return Optional.of(name.append(saslName, from, saslName.length()).toString());
    }
}
