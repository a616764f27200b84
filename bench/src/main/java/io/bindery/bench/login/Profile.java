package io.bindery.bench.login;

/** By which way the client comes on line; both ask for the same, the report counts what was not given. */
public enum Profile {
    /** SASL2 with inline Bind 2, carbons and stream management (XEP-0388, XEP-0386). */
    BIND2,
    /** SASL, stream restart, bind, then carbons, stream management and the archive's end (RFC 6120). */
    CLASSIC
}
