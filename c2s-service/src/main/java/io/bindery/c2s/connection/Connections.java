package io.bindery.c2s.connection;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The connections of one event loop: who is let in, how long each may take, and their end. */
final class Connections {
    private static final int ENDED_AT_A_TIME = 500;

    private final AddressLimit addresses;
    private final Set<ClientConnection> connections = new HashSet<>();
    /** What connections that are gone have still to give back. */
    private final Set<Future<Void>> departures = new HashSet<>();

    private boolean stopping;

    Connections(Vertx vertx, int perAddress) {
        this.addresses = new AddressLimit(vertx, perAddress);
    }

    /** Whether one more from an IP address is let in; whoever is must {@link #leave} once. */
    boolean enter(String address) {
        return !stopping && addresses.enter(address);
    }

    /** Whether nothing new may begin. */
    boolean stopping() {
        return stopping;
    }

    void leave(String address) {
        addresses.leave(address);
    }

    void add(ClientConnection connection) {
        connections.add(connection);
    }

    /** A connection is gone. */
    void lost(ClientConnection connection) {
        connections.remove(connection);
        connection.lost();
        Future<Void> departure = connection.left();
        departures.add(departure);
        departure.onComplete(left -> departures.remove(departure));
    }

    /** Ends what has taken too long; called now and then. */
    void check() {
        // Closing one takes it out of the set.
        List.copyOf(connections).forEach(ClientConnection::check);
    }

    /** Lets nobody in any more and ends every stream with {@code system-shutdown}; waits for all that have ended. */
    Future<Void> end() {
        stopping = true;
        return endStreams().compose(ended -> departed());
    }

    private Future<Void> departed() {
        List<Future<Void>> last = new ArrayList<>(departures);
        connections.forEach(connection -> last.add(connection.left()));
        return Future.join(last).<Void>mapEmpty().otherwiseEmpty();
    }

    /** In portions: session-service works on a bounded number of requests at a time. */
    private Future<Void> endStreams() {
        List<Future<Void>> ends = List.copyOf(connections).stream()
                .filter(ClientConnection::open)
                .limit(ENDED_AT_A_TIME)
                .map(ClientConnection::shutDown)
                .toList();
        return ends.isEmpty() ? Future.succeededFuture() : Future.join(ends).transform(ended -> endStreams());
    }
}
