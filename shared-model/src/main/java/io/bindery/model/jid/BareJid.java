package io.bindery.model.jid;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The address of an account, {@code local@domain}, normalised as RFC 7622 says. */
public record BareJid(String local, String domain) {

    /** Parses {@code local@domain}; a resource or a missing localpart is a {@link MalformedJidException}. */
    @JsonCreator
    public static BareJid parse(String text) {
        Jid jid = Jid.parse(text);
        if (jid.resource() != null) {
            throw new MalformedJidException("an account has no resource");
        }
        return jid.toBare();
    }

    /** Normalises a user name as a client sends it in SASL, for a domain that we serve. */
    public static BareJid of(String local, String domain) {
        return new BareJid(JidNormalisation.local(local), domain);
    }

    /** A session of this account; the resource is normalised, or a {@link MalformedJidException}. */
    public FullJid withResource(String resource) {
        return new FullJid(this, JidNormalisation.resource(resource));
    }

    @JsonValue
    @Override
    public String toString() {
        return local + '@' + domain;
    }
}
