package io.bindery.c2s.negotiation;

import io.bindery.model.xml.XmlElement;

/** What one element of an authentication led to. */
public sealed interface AuthenticationStep {

    /** The client must answer. */
    record Challenged(XmlElement reply) implements AuthenticationStep {}

    /** It failed, with no effect at all; the client may try again. */
    record Rejected(XmlElement reply) implements AuthenticationStep {}

    /** It succeeded. */
    record Accepted(XmlElement reply, Established established) implements AuthenticationStep {}
}
