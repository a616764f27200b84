package io.bindery.stores;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The order of things when the JVM ends by itself or by SIGTERM or SIGINT: hooks of the JVM run side by side, so what
 * still needs the stores is named here and runs before they are stopped.
 */
public final class StoresShutdown {
    private static final Logger LOG = LoggerFactory.getLogger(StoresShutdown.class);
    private static final Deque<Runnable> BEFORE = new ArrayDeque<>();
    private static final Deque<AutoCloseable> STORES = new ArrayDeque<>();
    private static boolean hooked;

    private StoresShutdown() {}

    /** Runs the action before the stores are stopped; the last one named runs first. */
    public static synchronized void before(Runnable action) {
        hook();
        BEFORE.push(action);
    }

    static synchronized void add(AutoCloseable store) {
        hook();
        STORES.push(store);
    }

    static synchronized void remove(AutoCloseable store) {
        STORES.remove(store);
    }

    private static void hook() {
        if (!hooked) {
            hooked = true;
            Runtime.getRuntime().addShutdownHook(new Thread(StoresShutdown::run, "stores-shutdown"));
        }
    }

    private static void run() {
        List<AutoCloseable> steps = new ArrayList<>();
        synchronized (StoresShutdown.class) {
            BEFORE.forEach(action -> steps.add(action::run));
            steps.addAll(STORES);
        }
        steps.forEach(StoresShutdown::attempt);
    }

    private static void attempt(AutoCloseable step) {
        try {
            step.close();
        } catch (Exception e) {
            LOG.warn("a step of the shutdown failed", e);
        }
    }
}
