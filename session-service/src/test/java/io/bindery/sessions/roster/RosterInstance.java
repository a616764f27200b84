package io.bindery.sessions.roster;

import static io.bindery.sessions.RunningService.get;

import io.bindery.model.config.StoreConfig;
import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.FullJid;
import io.bindery.model.stanza.StanzaError;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.RunningService;
import io.bindery.sessions.accounts.AccountAdministration;
import io.bindery.sessions.stanza.IqAnswer;
import io.bindery.sessions.stanza.IqRequest;
import io.bindery.sessions.stanza.IqTarget;
import io.bindery.sessions.store.ChangeFeed;
import io.bindery.sessions.store.SessionDatabase;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Rosters as one instance of session-service has them, on the real PostgreSQL; all its work is on one event loop. */
final class RosterInstance implements AutoCloseable {
    static final RosterConfig LIMITS = new RosterConfig(5000, 500, 1000);
    private static final String DOMAIN = "localhost";

    final RecordedSessions sessions = new RecordedSessions();
    final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private SessionDatabase database;
    private ChangeFeed changes;
    RosterStore store;
    boolean apart;
    Rosters rosters;
    RosterRequests requests;
    Subscriptions subscriptions;

    static RosterInstance start(RosterConfig limits) {
        RosterInstance instance = new RosterInstance();
        // Asked for here: the first one to ask waits until the stores have started.
        StoreConfig stores = RunningService.stores();
        instance.run(() -> instance.open(stores, limits));
        return instance;
    }

    private Future<Void> open(StoreConfig stores, RosterConfig limits) {
        return SessionDatabase.open(vertx, stores).compose(opened -> {
            database = opened;
            changes = new ChangeFeed(vertx, opened.address().options());
            store = new RosterStore(opened.statements());
            rosters = new Rosters(opened, changes, limits);
            RosterChanges steps = new RosterChanges(
                    rosters, new RosterEffects(sessions, sessions), this::apart, Set.of(DOMAIN), limits);
            requests = new RosterRequests(rosters, steps, sessions);
            subscriptions = new Subscriptions(rosters, steps);
            return changes.connect();
        });
    }

    private Future<Boolean> apart(BareJid one, BareJid other) {
        return Future.succeededFuture(apart);
    }

    /** Waits for what the instance does, on the thread of a test. */
    <T> T run(Supplier<Future<T>> work) {
        return get(begin(work));
    }

    <T> Future<T> begin(Supplier<Future<T>> work) {
        Promise<T> done = Promise.promise();
        context.runOnContext(turn -> work.get().onComplete(done));
        return done.future();
    }

    void until(BooleanSupplier condition) {
        for (int i = 0; i < 2000; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            get(vertx.timer(10));
        }
        throw new AssertionError("never came");
    }

    /** An account that no other test has; what follows the hyphen is left out of transcripts. */
    BareJid account(String name) {
        BareJid user = new BareJid(name + '-' + UUID.randomUUID(), DOMAIN);
        AccountAdministration accounts = accounts();
        get(accounts.add(user, "secret"));
        get(accounts.close());
        return user;
    }

    void remove(BareJid user) {
        AccountAdministration accounts = accounts();
        get(accounts.remove(user));
        // No service runs here that would do it.
        get(database.statements()
                .execute("DELETE FROM sessions.removed_accounts WHERE owner = $1", Tuple.of(user.toString())));
        get(accounts.close());
    }

    void add(BareJid user) {
        AccountAdministration accounts = accounts();
        get(accounts.add(user, "secret"));
        get(accounts.close());
    }

    private AccountAdministration accounts() {
        return get(AccountAdministration.open(vertx, RunningService.stores(), RunningService.config(Map.of())));
    }

    Optional<StanzaError> sends(BareJid user, SubscriptionType type, String to) {
        return get(begins(user, type, to));
    }

    Optional<StanzaError> sends(BareJid user, SubscriptionType type, BareJid to) {
        return sends(user, type, to.toString());
    }

    Future<Optional<StanzaError>> begins(BareJid user, SubscriptionType type, String to) {
        XmlElement presence = RosterElements.presence(type, user + "/pda", to);
        return begin(() -> subscriptions.send(new FullJid(user, "pda"), presence));
    }

    IqAnswer asks(BareJid user, XmlElement query) {
        return asks(user, query, new IqTarget.OwnAccount(user));
    }

    IqAnswer asks(BareJid user, XmlElement query, IqTarget target) {
        String type = query.elements().isEmpty() ? "get" : "set";
        XmlElement iq = XmlElement.named("iq", "jabber:client")
                .attribute("type", type)
                .attribute("id", "1")
                .child(query)
                .build();
        IqRequest request = new IqRequest(new FullJid(user, "pda"), "session-1", target, iq);
        return run(() -> requests.answer(request));
    }

    Roster roster(BareJid user) {
        return run(() -> rosters.of(user));
    }

    Roster stored(BareJid user) {
        return run(() -> store.find(user));
    }

    @Override
    public void close() {
        run(() -> changes.close().eventually(database::close));
        get(vertx.close());
    }
}
