package io.bindery.model.jid;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Any address of RFC 7622, normalised: domain, bare or full.
 *
 * @param local the localpart, or null
 * @param domain the domainpart
 * @param resource the resourcepart, or null
 */
public record Jid(String local, String domain, String resource) {

    /** Parses and normalises; throws {@link MalformedJidException}. */
    @JsonCreator
    public static Jid parse(String text) {
        return JidNormalisation.parse(text);
    }

    /** The address of an account. */
    public static Jid of(BareJid account) {
        return new Jid(account.local(), account.domain(), null);
    }

    /** The address of a session. */
    public static Jid of(FullJid session) {
        return new Jid(session.bare().local(), session.bare().domain(), session.resource());
    }

    /** The account, or the domain where there is no localpart. */
    public Jid withoutResource() {
        return new Jid(local, domain, null);
    }

    /** Whether this is an account or a session of {@code bare}. */
    public boolean belongsTo(BareJid bare) {
        return bare.local().equals(local) && bare.domain().equals(domain);
    }

    /** Whether the address names a domain alone. */
    public boolean isDomain() {
        return local == null && resource == null;
    }

    /** The account; throws {@link MalformedJidException} when there is no localpart. */
    public BareJid toBare() {
        if (local == null) {
            throw new MalformedJidException("an account needs a localpart");
        }
        return new BareJid(local, domain);
    }

    @JsonValue
    @Override
    public String toString() {
        String bare = local == null ? domain : local + '@' + domain;
        return resource == null ? bare : bare + '/' + resource;
    }
}
