package io.bindery.bench.login;

/** What is to be done after an element of the server. */
public sealed interface LoginStep {
    /** Nothing yet. */
    LoginStep WAIT = new Wait();

    /** Nothing yet. */
    record Wait() implements LoginStep {}

    /** Write this. */
    record Send(String xml) implements LoginStep {}

    /** Secure the connection, then open a new stream. */
    record Secure() implements LoginStep {}

    /** Open a new stream on the same connection (RFC 6120 6.4.6). */
    record Restart() implements LoginStep {}

    /**
     * The client is on line.
     *
     * @param missing what of the wished state the server does not offer; empty when nothing is
     */
    record Bound(String missing) implements LoginStep {}

    /** No login. */
    record Failed(String condition) implements LoginStep {}
}
