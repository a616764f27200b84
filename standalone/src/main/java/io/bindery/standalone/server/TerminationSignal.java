package io.bindery.standalone.server;

import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;

/**
 * Ctrl-C, SIGTERM and SIGHUP as something to wait for. Shutdown hooks run all at once and without an order, those of the
 * stores' libraries too, so that an orderly stop is not theirs to do.
 */
final class TerminationSignal {
    private final CountDownLatch received = new CountDownLatch(1);

    /** Takes over the signals; a second one changes nothing, for every step of a stop has its time-out. */
    static TerminationSignal listen() {
        TerminationSignal signal = new TerminationSignal();
        signal.handle("INT");
        signal.handle("TERM");
        signal.handle("HUP");
        return signal;
    }

    void await() throws InterruptedException {
        received.await();
    }

    // sun.misc.Signal is supported API (JEP 260), but javac warns of its name; there is no other in the JDK.
    private void handle(String name) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object onSignal = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> onSignal());
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), onSignal);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Java has no signals", e);
        }
    }

    private Object onSignal() {
        received.countDown();
        return null;
    }
}
