package io.bindery.standalone;

import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Where a command's own thread waits for what runs on event loops. */
public final class Outcome {

    private Outcome() {}

    /** The result, or the failure as it was; a {@link CommandRefused} when it takes longer than the limit. */
    public static <T> T of(Future<T> future, int limitSeconds, String what) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(limitSeconds, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new CommandRefused(what + " failed: " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new CommandRefused(what + " took longer than " + limitSeconds + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandRefused(what + " was interrupted", e);
        }
    }
}
