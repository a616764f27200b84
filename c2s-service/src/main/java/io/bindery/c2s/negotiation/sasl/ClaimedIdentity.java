package io.bindery.c2s.negotiation.sasl;

import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.Jid;
import io.bindery.model.jid.MalformedJidException;

/** Whom a client claims to be, before it has proved it. */
sealed interface ClaimedIdentity {

    /** An account that may exist. */
    record Account(BareJid user) implements ClaimedIdentity {}

    /** No account could be meant; it is told at once, because it follows from the client's words alone. */
    record Refused(SaslStep.Failure failure) implements ClaimedIdentity {}

    /** Checks the names against each other and against the stream header, {@code authzid} being empty if none. */
    static ClaimedIdentity of(String userName, String authzid, SaslContext context) {
        BareJid user;
        try {
            user = account(userName, context.domain());
        } catch (MalformedJidException e) {
            // Not an unknown account but no account at all: whoever asks could read that in RFC 7622.
            return new Refused(SaslFailures.WRONG_CREDENTIALS);
        }
        if (!user.domain().equals(context.domain())) {
            return new Refused(SaslFailures.WRONG_CREDENTIALS);
        }
        if (!authzid.isEmpty() && !names(authzid, user)) {
            return new Refused(SaslFailures.INVALID_AUTHZID);
        }
        if (contradictsStream(context.streamFrom(), user)) {
            // XEP-0388 2.3 and 4.4: who differs from the stream's from must fail.
            return new Refused(authzid.isEmpty() ? SaslFailures.OTHER_THAN_STREAM_FROM : SaslFailures.INVALID_AUTHZID);
        }
        return new Account(user);
    }

    /** RFC 6120 6.3.7 wants the localpart; some clients send the whole address, which can mean nobody else. */
    private static BareJid account(String userName, String domain) {
        return userName.indexOf('@') < 0 ? BareJid.of(userName, domain) : BareJid.parse(userName);
    }

    /** RFC 6120 6.3.8: an authzid is a bare address, and nobody acts for another here. */
    private static boolean names(String authzid, BareJid user) {
        try {
            return BareJid.parse(authzid).equals(user);
        } catch (MalformedJidException e) {
            return false;
        }
    }

    /** A {@code from} without a localpart names no account and is as good as none. */
    private static boolean contradictsStream(Jid from, BareJid user) {
        return from != null && from.local() != null && !from.belongsTo(user);
    }
}
