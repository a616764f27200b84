package io.bindery.system.server;

import io.bindery.model.edge.DeliverRequest;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryContext;
import java.util.concurrent.atomic.AtomicInteger;

/** An event bus that loses some of what is pushed to edges, as one may that spans machines. */
public final class LostPushes {
    private final int each;
    private final AtomicInteger pushes = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();

    private LostPushes(int each) {
        this.each = each;
    }

    /** Loses each n-th push from now on. */
    public static LostPushes each(int n, Vertx vertx) {
        LostPushes losing = new LostPushes(n);
        vertx.eventBus().<Object>addOutboundInterceptor(losing::intercept);
        return losing;
    }

    /** How many were lost. */
    public int count() {
        return lost.get();
    }

    private void intercept(DeliveryContext<Object> delivery) {
        if (delivery.body() instanceof DeliverRequest && pushes.incrementAndGet() % each == 0) {
            lost.incrementAndGet();
        } else {
            delivery.next();
        }
    }
}
