package io.bindery.c2s;

/** What the edge asks of a connection on the STARTTLS port. */
public enum TlsMode {
    /** Nothing but STARTTLS is offered before TLS (RFC 7590). */
    REQUIRED,
    /** Classic SCRAM is offered without TLS too; SASL2 is not (XEP-0388, security considerations). */
    OPTIONAL,
    /** Something trusted in front of the edge ends TLS, or the network is the loopback: SASL2 is offered too. */
    DISABLED
}
