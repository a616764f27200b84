package io.bindery.system.server;

import java.util.concurrent.Executor;

/**
 * Runs each task in a thread of its own. The common pool has a single thread on two processors, and a task that waits
 * for a client keeps all others from it.
 */
public final class OwnThread implements Executor {
    /** For whoever needs it. */
    public static final Executor EACH = new OwnThread();

    private OwnThread() {}

    @Override
    public void execute(Runnable task) {
        Thread thread = new Thread(task, "of a test");
        thread.setDaemon(true);
        thread.start();
    }
}
