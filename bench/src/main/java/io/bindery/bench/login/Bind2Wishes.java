package io.bindery.bench.login;

import io.bindery.model.scram.ScramHash;

/**
 * What a client asks for in its one request.
 *
 * @param pipelined whether it leaves together with the stream header
 * @param carbons whether copies of messages are wanted (XEP-0280)
 * @param acks whether stream management is wanted (XEP-0198)
 */
public record Bind2Wishes(ScramHash hash, boolean pipelined, boolean carbons, boolean acks) {

    static Bind2Wishes all(ScramHash hash, boolean pipelined) {
        return new Bind2Wishes(hash, pipelined, true, true);
    }
}
