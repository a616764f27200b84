package io.bindery.bench.login;

/** How the stream is secured. */
public enum Tls {
    /** Not at all. */
    NONE,
    /** From the first byte on (XEP-0368). */
    DIRECT,
    /** After negotiation (RFC 6120 5). */
    STARTTLS
}
