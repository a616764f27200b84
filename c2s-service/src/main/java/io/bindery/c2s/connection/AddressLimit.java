package io.bindery.c2s.connection;

import io.vertx.core.Vertx;
import io.vertx.core.shareddata.LocalMap;

/** Counts the connections of each IP address, over all event loops of this process (XEP-0205). */
final class AddressLimit {
    private final LocalMap<String, Integer> connections;
    private final int most;

    AddressLimit(Vertx vertx, int most) {
        this.connections = vertx.sharedData().getLocalMap(AddressLimit.class.getName());
        this.most = most;
    }

    /** Counts one more; false when that is too many, then it is not counted. */
    boolean enter(String address) {
        if (connections.merge(address, 1, Integer::sum) <= most) {
            return true;
        }
        leave(address);
        return false;
    }

    /** Counts one less. */
    void leave(String address) {
        connections.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
    }
}
