package io.bindery.sessions.roster;

import io.bindery.model.jid.BareJid;
import io.bindery.sessions.store.AccountCache;
import io.bindery.sessions.store.ChangeFeed;
import io.bindery.sessions.store.SessionDatabase;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The rosters as this instance knows them; belongs to one event-loop context. */
public final class Rosters {
    private static final String CHANNEL = "bindery_rosters";
    // Only other instances come in between; of those that try together one succeeds each time.
    private static final int ATTEMPTS = 30;

    private final RosterStore store;
    private final AccountCache<Roster> cache;
    private final Turns turns = new Turns();

    /** Listens on a feed that is not connected yet. */
    public Rosters(SessionDatabase database, ChangeFeed changes, RosterConfig config) {
        this.store = new RosterStore(database.statements());
        this.cache = new AccountCache<>(config.cacheSize(), store::find).listeningTo(changes, CHANNEL);
    }

    /** The roster, perhaps without what another instance changed a moment ago. */
    public Future<Roster> of(BareJid owner) {
        return cache.of(owner);
    }

    /** The newest roster, for what a session builds on from its start; asks PostgreSQL for its version at least. */
    public Future<Roster> newest(BareJid owner) {
        return store.version(owner)
                .compose(version -> cache.of(owner)
                        .compose(known -> isNewest(known, version) ? Future.succeededFuture(known) : reload(owner)));
    }

    /** Whose presence a user may see, now: what a session builds on when it becomes available. */
    public Future<List<BareJid>> subscribedTo(BareJid user) {
        return newest(user).map(roster -> roster.accounts(state -> state.to() == Consent.GIVEN));
    }

    /** Who may see the presence of a user, now. */
    public Future<List<BareJid>> subscribers(BareJid user) {
        return newest(user).map(roster -> roster.accounts(state -> state.from() == Consent.GIVEN));
    }

    /** Whether the user has the other in the roster. */
    public Future<Boolean> isContact(BareJid user, BareJid other) {
        return of(user).map(roster -> roster.listed(other).isPresent());
    }

    /** Whether the other may see the user's presence, and so ask for what goes with it. */
    public Future<Boolean> hasSubscriber(BareJid user, BareJid other) {
        return of(user).map(roster -> roster.hasSubscriber(other));
    }

    /** Decides, perhaps again when another instance was faster, and writes what was decided. */
    Future<RosterPlan> change(BareJid owner, Optional<BareJid> contact, Function<RosterPair, RosterPlan> decide) {
        List<BareJid> owners = Stream.concat(Stream.of(owner), contact.stream()).toList();
        return turns.take(
                owners,
                () -> pair(owners, this::of)
                        .map(decide)
                        .compose(plan -> plan.changes().isEmpty()
                                ? attempt(owners, decide, ATTEMPTS)
                                : apply(plan, owners, decide, ATTEMPTS)));
    }

    /** That nothing is to be done is true only of the newest rosters. */
    private Future<RosterPlan> attempt(List<BareJid> owners, Function<RosterPair, RosterPlan> decide, int left) {
        if (left == 0) {
            return Future.failedFuture("other instances change this roster all the time");
        }
        return pair(owners, this::newest)
                .map(decide)
                .compose(plan ->
                        plan.changes().isEmpty() ? Future.succeededFuture(plan) : apply(plan, owners, decide, left));
    }

    private Future<RosterPlan> apply(
            RosterPlan plan, List<BareJid> owners, Function<RosterPair, RosterPlan> decide, int left) {
        return store.apply(plan.changes())
                .onComplete(applied -> owners.forEach(cache::forget))
                .compose(applied -> applied ? Future.succeededFuture(plan) : attempt(owners, decide, left - 1));
    }

    private static Future<RosterPair> pair(List<BareJid> owners, Function<BareJid, Future<Roster>> roster) {
        Future<Roster> own = roster.apply(owners.get(0));
        Future<Roster> contact =
                owners.size() == 1 ? Future.succeededFuture(Roster.MISSING) : roster.apply(owners.get(1));
        return Future.all(own, contact).map(both -> new RosterPair(own.result(), contact.result()));
    }

    /** It may have been loaded after the version; an account that is gone has none. */
    private static boolean isNewest(Roster known, long version) {
        return version == 0 ? !known.exists() : known.version() >= version;
    }

    private Future<Roster> reload(BareJid owner) {
        cache.forget(owner);
        return cache.of(owner);
    }
}
