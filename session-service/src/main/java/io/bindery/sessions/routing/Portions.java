package io.bindery.sessions.routing;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;

/** Does the same for each of a list, so many at a time, so that one long list leaves room for others. */
final class Portions {
    private static final int AT_A_TIME = 200;

    private Portions() {}

    static <T> Future<Void> each(List<T> list, Function<T, Future<Void>> step) {
        if (list.isEmpty()) {
            return Future.succeededFuture();
        }
        int now = Math.min(AT_A_TIME, list.size());
        return Future.join(list.subList(0, now).stream().map(step).toList())
                .compose(done -> each(list.subList(now, list.size()), step));
    }
}
