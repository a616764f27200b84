package io.bindery.sessions.roster;

import io.bindery.model.jid.BareJid;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Changes of one roster, one after the other, so that many that come together to one instance need not be repeated.
 * Belongs to one event-loop context; holds no more than the requests that are worked on.
 */
final class Turns {
    private final Map<BareJid, Future<Void>> last = new HashMap<>();

    /** Works when all earlier work for these owners has come to an end, well or not. */
    <T> Future<T> take(Collection<BareJid> owners, Supplier<Future<T>> work) {
        List<Future<Void>> earlier = owners.stream()
                .map(owner -> last.getOrDefault(owner, Future.succeededFuture()))
                .toList();
        Future<T> done = Future.all(earlier).compose(free -> work.get());
        Future<Void> end = done.<Void>mapEmpty().otherwiseEmpty();
        owners.forEach(owner -> last.put(owner, end));
        end.onComplete(ended -> owners.forEach(owner -> last.remove(owner, end)));
        return done;
    }

    /** How many owners have work under way. */
    int size() {
        return last.size();
    }
}
