package io.bindery.sessions.routing;

import io.bindery.model.jid.BareJid;
import io.bindery.sessions.registry.LogWrite;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.BiConsumer;

/** Takes what the scripts have written to logs to where it has to go. */
public final class Outbox {
    private final EdgePushes pushes;
    private BiConsumer<BareJid, LogWrite> overflow = (user, write) -> {};

    /** Hands writes to the edges. */
    public Outbox(EdgePushes pushes) {
        this.pushes = pushes;
    }

    /** Who ends a session whose log is full. */
    public void onOverflow(BiConsumer<BareJid, LogWrite> ending) {
        overflow = ending;
    }

    /** Completes when all that was handed over is told; nothing more is. */
    Future<Void> settle() {
        return pushes.settle();
    }

    /** Hands over what was written for sessions of one user. */
    public void hand(BareJid user, List<LogWrite> writes) {
        for (LogWrite write : writes) {
            if (write.overflow()) {
                overflow.accept(user, write);
            } else {
                pushes.push(write.edge(), write.delivery());
            }
        }
    }
}
