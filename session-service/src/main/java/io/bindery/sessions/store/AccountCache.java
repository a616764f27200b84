package io.bindery.sessions.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.bindery.model.jid.BareJid;
import io.vertx.core.Future;
import java.util.function.Function;

/**
 * What PostgreSQL knows of accounts, kept until it changes: questions that come together ask the store once. Belongs to
 * one event-loop context, so nothing comes between a look and the question that follows it.
 */
public final class AccountCache<T> {
    private final Function<BareJid, Future<T>> load;
    private final Cache<BareJid, Future<T>> cache;

    /** Keeps at most {@code size} accounts. */
    public AccountCache(int size, Function<BareJid, Future<T>> load) {
        this.load = load;
        // The event loop tidies up itself: the work is small and no other thread is woken.
        this.cache =
                Caffeine.newBuilder().maximumSize(size).executor(Runnable::run).build();
    }

    /** What is known of an account. */
    public Future<T> of(BareJid account) {
        Future<T> cached = cache.getIfPresent(account);
        if (cached != null) {
            return cached;
        }
        Future<T> asked = load.apply(account);
        cache.put(account, asked);
        asked.onFailure(cause -> cache.asMap().remove(account, asked));
        return asked;
    }

    /** The account has changed: whoever asks from now on asks the store. */
    public void forget(BareJid account) {
        cache.invalidate(account);
    }

    /** Listens on a channel whose payloads are accounts. */
    public AccountCache<T> listeningTo(ChangeFeed changes, String channel) {
        // Addresses are normalised as the store wrote them.
        changes.listen(channel, account -> forget(BareJid.parse(account)), cache::invalidateAll);
        return this;
    }
}
