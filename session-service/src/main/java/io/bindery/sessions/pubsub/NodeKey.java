package io.bindery.sessions.pubsub;

import io.bindery.model.jid.BareJid;
import io.vertx.sqlclient.Tuple;

/** Names a node of an account. */
record NodeKey(BareJid owner, String node) {

    /** The first three arguments of every statement about one node. */
    Tuple arguments() {
        return Tuple.of(owner.domain(), owner.local(), node);
    }
}
