package io.bindery.bench.measure;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Does one thing after the other; a chain of futures would grow with each of them. */
public final class Repetition {
    private final BooleanSupplier more;
    private final Supplier<Future<?>> step;
    private final Promise<Void> done = Promise.promise();

    private Repetition(BooleanSupplier more, Supplier<Future<?>> step) {
        this.more = more;
        this.step = step;
    }

    /** Repeats an asynchronous step while there is more to do; ends with the first failure. */
    public static Future<Void> of(BooleanSupplier more, Supplier<Future<?>> step) {
        Repetition repetition = new Repetition(more, step);
        repetition.next();
        return repetition.done.future();
    }

    private void next() {
        if (more.getAsBoolean()) {
            step.get().onSuccess(result -> next()).onFailure(done::fail);
        } else {
            done.complete();
        }
    }
}
