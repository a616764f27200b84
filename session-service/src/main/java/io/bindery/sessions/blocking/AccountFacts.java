package io.bindery.sessions.blocking;

/** What routing has to know of an account on a domain that we serve. */
public record AccountFacts(boolean exists, BlockList blocked) {
    /** Of an account that does not exist. */
    static final AccountFacts NONE = new AccountFacts(false, BlockList.NONE);
}
