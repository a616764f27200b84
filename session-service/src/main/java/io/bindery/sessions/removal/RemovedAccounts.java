package io.bindery.sessions.removal;

import io.bindery.access.Backoff;
import io.bindery.model.archive.ArchiveApi;
import io.bindery.sessions.registry.SessionRegistry;
import io.bindery.sessions.routing.SessionEndings;
import io.bindery.sessions.store.ChangeFeed;
import io.bindery.sessions.store.SessionDatabase;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that nothing is left of accounts that were removed, whoever removed them, before anybody else gets their
 * names. Each is worked on at once, and again when its name has rested: by then logins and messages that were under way
 * are over. Belongs to one event-loop context.
 */
public final class RemovedAccounts {
    private static final Logger LOG = LoggerFactory.getLogger(RemovedAccounts.class);
    // The trigger of V6__removed_accounts.sql tells it.
    private static final String CHANNEL = "bindery_removed";
    private static final Backoff BACKOFF = Backoff.between(Duration.ofSeconds(1), Duration.ofMinutes(1));
    // A notification can get lost without anybody knowing.
    private static final long LONGEST_PAUSE_MS = Duration.ofMinutes(10).toMillis();
    // What is due and cannot be taken is in the hands of another instance.
    private static final long LEAST_PAUSE_MS = 50;
    private static final long NO_PAUSE_MS = 1;

    private final Vertx vertx;
    private final RemovalStore store;
    private final AccountRemains remains;
    private long timer;
    private int failures;
    private boolean working;
    private boolean woken;
    private boolean stopped;

    private RemovedAccounts(Vertx vertx, RemovalStore store, AccountRemains remains) {
        this.vertx = vertx;
        this.store = store;
        this.remains = remains;
    }

    /** Where something of an account may be left. */
    public record Places(SessionRegistry registry, SessionEndings endings, ArchiveApi archive) {}

    /**
     * Of one instance.
     *
     * @param rest how long a name rests; longer than a login may take
     */
    public static RemovedAccounts of(Vertx vertx, SessionDatabase database, Duration rest, Places places) {
        return new RemovedAccounts(
                vertx,
                new RemovalStore(database.statements(), rest),
                new AccountRemains(vertx, places.registry(), places.endings(), places.archive()));
    }

    /** Hears of removals; begins when the feed is connected. */
    public RemovedAccounts listeningTo(ChangeFeed changes) {
        changes.listen(CHANNEL, owner -> wake(), this::wake);
        return this;
    }

    /** Takes up no more. */
    public void stop() {
        stopped = true;
        vertx.cancelTimer(timer);
    }

    private void wake() {
        woken = true;
        if (!working && !stopped) {
            vertx.cancelTimer(timer);
            work();
        }
    }

    private void work() {
        working = true;
        woken = false;
        store.take()
                .compose(taken -> taken.map(this::delete).orElseGet(this::untilNext))
                .onComplete(this::goOn);
    }

    private Future<Long> delete(RemovedAccount account) {
        return remains.delete(account)
                .compose(deleted -> account.last() ? finish(account) : store.rest(account))
                .onSuccess(done -> failures = 0)
                .map(NO_PAUSE_MS);
    }

    private Future<Void> finish(RemovedAccount account) {
        return store.finish(account)
                .onSuccess(finished -> LOG.info("nothing is left of the removed account {}", account.owner()));
    }

    private Future<Long> untilNext() {
        return store.next()
                .map(ms -> Math.min(LONGEST_PAUSE_MS, Math.max(LEAST_PAUSE_MS, ms.orElse(LONGEST_PAUSE_MS))));
    }

    private void goOn(AsyncResult<Long> pause) {
        working = false;
        if (stopped) {
            return;
        }
        if (pause.failed()) {
            LOG.warn(
                    "what a removed account has left is deleted later: {}",
                    pause.cause().toString());
            failures++;
            later(BACKOFF.after(failures).toMillis());
        } else {
            later(woken ? NO_PAUSE_MS : pause.result());
        }
    }

    private void later(long ms) {
        timer = vertx.setTimer(ms, due -> work());
    }
}
