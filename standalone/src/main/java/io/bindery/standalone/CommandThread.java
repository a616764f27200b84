package io.bindery.standalone;

import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The thread of a command, which may wait for what runs on event loops. */
public final class CommandThread {

    private CommandThread() {}

    /** The result, or the failure as it was; a {@link CommandRefusedException} when it takes longer than the limit. */
    public static <T> T await(Future<T> future, int limitSeconds, String what) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(limitSeconds, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new CommandRefusedException(what + " failed: " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new CommandRefusedException(what + " took longer than " + limitSeconds + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandRefusedException(what + " was interrupted", e);
        }
    }
}
