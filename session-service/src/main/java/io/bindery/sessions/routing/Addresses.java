package io.bindery.sessions.routing;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.jid.FullJid;
import io.bindery.model.jid.Jid;
import io.bindery.model.jid.MalformedJidException;
import io.bindery.model.stanza.StanzaError;
import java.util.List;

/** Whom a stanza is for (RFC 6120 10). */
public record Addresses(List<String> domains) {

    /** One of the cases of RFC 6120 10. */
    public sealed interface Target {

        /** What a stanza gets that this target cannot take. */
        default StanzaError error() {
            return StanzaError.of(StanzaErrorCondition.SERVICE_UNAVAILABLE);
        }
    }

    /** An account on a domain that we serve, or one of its sessions; it may not exist. */
    public record Account(Jid address) implements Target {}

    /** A domain that we serve. */
    public record Server(String domain) implements Target {}

    /** Anybody on a domain that we do not serve. */
    public record Remote() implements Target {

        @Override
        public StanzaError error() {
            return StanzaError.of(StanzaErrorCondition.REMOTE_SERVER_NOT_FOUND);
        }
    }

    /** No address by RFC 7622. */
    public record Malformed() implements Target {

        @Override
        public StanzaError error() {
            return StanzaError.of(StanzaErrorCondition.JID_MALFORMED);
        }
    }

    /** Reads a {@code to}; a stanza without one is for the sender's own account (RFC 6120 8.1.1.1). */
    Target target(FullJid sender, String to) {
        if (to == null) {
            return new Account(Jid.of(sender.bare()));
        }
        try {
            Jid address = Jid.parse(to);
            if (!domains.contains(address.domain())) {
                return new Remote();
            }
            return address.local() == null ? new Server(address.domain()) : new Account(address);
        } catch (MalformedJidException e) {
            return new Malformed();
        }
    }
}
