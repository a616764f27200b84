package io.bindery.system.server;

import io.vertx.core.Vertx;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Counts what is asked over the event bus. */
public final class BusRequests {
    private final ConcurrentLinkedQueue<String> sent = new ConcurrentLinkedQueue<>();

    /** Counts from now on. */
    public BusRequests(Vertx vertx) {
        vertx.eventBus().<Object>addOutboundInterceptor(delivery -> {
            sent.add(delivery.message().address());
            delivery.next();
        });
    }

    /** Begins anew. */
    public void reset() {
        sent.clear();
    }

    /** How often each verb was asked; replies travel to addresses of their own, edges are counted as one. */
    public Map<String, Integer> byVerb() {
        Map<String, Integer> requests = new TreeMap<>();
        sent.stream()
                .filter(address -> !address.startsWith("__vertx"))
                .map(address -> address.replaceFirst("^edge\\.[^.]+", "edge.<node>"))
                .forEach(address -> requests.merge(address, 1, Integer::sum));
        return requests;
    }

    @Override
    public String toString() {
        return sent.toString();
    }
}
