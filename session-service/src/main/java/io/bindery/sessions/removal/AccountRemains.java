package io.bindery.sessions.removal;

import io.bindery.model.archive.ArchiveApi;
import io.bindery.model.archive.ArchiveId;
import io.bindery.model.archive.ForgetRequest;
import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.jid.BareJid;
import io.bindery.sessions.registry.ForgetOutcome;
import io.bindery.sessions.registry.SessionRegistry;
import io.bindery.sessions.routing.SessionEndings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/**
 * Deletes what an account leaves outside of PostgreSQL. Every step may be repeated, by several instances at once;
 * however late, none ends a session or deletes a message of the next account of that name.
 */
record AccountRemains(Vertx vertx, SessionRegistry registry, SessionEndings endings, ArchiveApi archive) {
    // Between portions others have PostgreSQL to themselves.
    private static final long PAUSE_MS = 50;

    /** Deletes everything; fails when something could not be deleted now. */
    Future<Void> delete(RemovedAccount account) {
        return stopWatching(account)
                .compose(done -> forgetSessions(account))
                .compose(upTo -> forgetArchive(account, upTo));
    }

    /** Else the next account of the name would be told of the presence of strangers. */
    private Future<Void> stopWatching(RemovedAccount account) {
        Future<?> done = Future.succeededFuture();
        for (BareJid contact : account.watched()) {
            done = done.compose(before -> registry.presence().unwatch(contact, account.owner()));
        }
        return done.mapEmpty();
    }

    private Future<ArchiveId> forgetSessions(RemovedAccount account) {
        return forget(account)
                .compose(outcome -> {
                    if (outcome instanceof ForgetOutcome.HasSessions found) {
                        return endSessions(account, found).compose(ended -> forget(account));
                    }
                    return Future.succeededFuture(outcome);
                })
                .compose(AccountRemains::position);
    }

    private Future<ForgetOutcome> forget(RemovedAccount account) {
        return registry.forget(account.owner(), account.number(), account.last());
    }

    private Future<Void> endSessions(RemovedAccount account, ForgetOutcome.HasSessions found) {
        return Future.join(found.sessions().stream()
                        .map(session -> endings.end(account.owner(), session, StreamErrorCondition.NOT_AUTHORIZED))
                        .toList())
                .mapEmpty();
    }

    private static Future<ArchiveId> position(ForgetOutcome outcome) {
        return outcome instanceof ForgetOutcome.Forgotten forgotten
                ? Future.succeededFuture(forgotten.upTo())
                : Future.failedFuture(new IllegalStateException("sessions that do not end"));
    }

    private Future<Void> forgetArchive(RemovedAccount account, ArchiveId upTo) {
        return archive.forget(new ForgetRequest(account.owner(), upTo)).compose(reply -> switch (reply.progress()) {
            case DONE -> Future.succeededFuture();
            case MORE -> pause().compose(over -> forgetArchive(account, upTo));
            case WAITS -> Future.failedFuture(new IllegalStateException("messages on their way to the archive"));
        });
    }

    private Future<Void> pause() {
        return vertx.timer(PAUSE_MS, TimeUnit.MILLISECONDS).mapEmpty();
    }
}
