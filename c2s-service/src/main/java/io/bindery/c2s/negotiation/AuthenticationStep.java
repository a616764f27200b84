package io.bindery.c2s.negotiation;

import io.bindery.model.error.SaslErrorCondition;
import io.bindery.model.xml.XmlElement;
import java.util.EnumSet;
import java.util.Set;

/** What one element of an authentication led to. */
public sealed interface AuthenticationStep {

    /** The client must answer. */
    record Challenged(XmlElement reply) implements AuthenticationStep {}

    /**
     * It failed, with no effect at all; the client may try again.
     *
     * @param counts whether it is one of the few failures that a client may have
     */
    record Rejected(XmlElement reply, boolean counts) implements AuthenticationStep {
        /** What no client is to blame for. */
        private static final Set<SaslErrorCondition> UNCOUNTED =
                EnumSet.of(SaslErrorCondition.ABORTED, SaslErrorCondition.TEMPORARY_AUTH_FAILURE);

        static Rejected of(SaslErrorCondition condition, XmlElement reply) {
            return new Rejected(reply, !UNCOUNTED.contains(condition));
        }
    }

    /** It succeeded. */
    record Accepted(XmlElement reply, Established established) implements AuthenticationStep {}
}
