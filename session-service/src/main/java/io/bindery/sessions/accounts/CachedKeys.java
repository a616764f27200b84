package io.bindery.sessions.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.bindery.model.jid.BareJid;
import io.bindery.model.scram.ScramHash;
import io.bindery.model.scram.ScramKeys;
import io.bindery.model.session.CredentialsRequest;
import io.bindery.sessions.SessionConfig;
import io.vertx.core.Future;

/**
 * SCRAM keys, kept for a short time: requests that come together ask the store once. Belongs to one event-loop
 * context, so nothing comes between a look and the question that follows it.
 */
final class CachedKeys {
    private final KeyLookup lookup;
    private final MadeUpKeys madeUp;
    private final Cache<CredentialsRequest, Future<ScramKeys>> cache;

    CachedKeys(KeyLookup lookup, MadeUpKeys madeUp, SessionConfig config) {
        this.lookup = lookup;
        this.madeUp = madeUp;
        this.cache = Caffeine.newBuilder()
                .maximumSize(config.cachedAccounts())
                .expireAfterWrite(config.cachedFor())
                // The event loop tidies up itself: the work is small and no other thread is woken.
                .executor(Runnable::run)
                .build();
    }

    Future<ScramKeys> of(CredentialsRequest request) {
        Future<ScramKeys> cached = cache.getIfPresent(request);
        if (cached != null) {
            return cached;
        }
        // Made for every account, so that an unknown one takes no longer.
        ScramKeys fallback = madeUp.of(request);
        Future<ScramKeys> asked = lookup.find(request).map(found -> found.orElse(fallback));
        cache.put(request, asked);
        asked.onFailure(cause -> cache.asMap().remove(request, asked));
        return asked;
    }

    /** The account has changed. */
    void forget(BareJid user) {
        for (ScramHash hash : ScramHash.values()) {
            cache.invalidate(new CredentialsRequest(user, hash));
        }
    }

    /** Changes may have been missed. */
    void forgetAll() {
        cache.invalidateAll();
    }
}
