package io.bindery.sessions.archive;

import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.Jid;
import io.bindery.model.xml.Namespaces;
import io.bindery.sessions.stanza.IqAnswer;
import io.bindery.sessions.stanza.IqEntry;
import io.bindery.sessions.stanza.IqRequest;
import io.bindery.sessions.stanza.IqTarget;
import io.bindery.sessions.store.AccountCache;
import io.bindery.sessions.store.ChangeFeed;
import io.bindery.sessions.store.SessionDatabase;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * What accounts want in their archives (XEP-0441), and whether a message is wanted. Belongs to one event-loop context;
 * a failed future means that PostgreSQL did not answer.
 */
public final class ArchivePreferences {
    // The trigger of V5__archive_preferences.sql tells it.
    private static final String CHANNEL = "bindery_archive_preferences";

    private final PreferencesStore store;
    private final AccountCache<Preferences> cache;
    private final BiFunction<BareJid, BareJid, Future<Boolean>> inRoster;

    /**
     * Listens for changes from the start.
     *
     * @param cached accounts whose preferences are kept in memory at most
     * @param inRoster whether the roster of the first account has the second
     */
    public ArchivePreferences(
            SessionDatabase database,
            ChangeFeed changes,
            int cached,
            BiFunction<BareJid, BareJid, Future<Boolean>> inRoster) {
        this.store = new PreferencesStore(database.statements());
        this.cache = new AccountCache<>(cached, database.gathered(store::find, Preferences.UNSAID))
                .listeningTo(changes, CHANNEL);
        this.inRoster = inRoster;
    }

    /** Its lines in the table of requests. */
    public List<IqEntry> entries() {
        Set<Class<? extends IqTarget>> own = Set.of(IqTarget.OwnAccount.class);
        return List.of(
                new IqEntry(IqEntry.GET, "prefs", Namespaces.ARCHIVE, own, this::get),
                new IqEntry(IqEntry.SET, "prefs", Namespaces.ARCHIVE, own, this::set));
    }

    /** Whether an account wants a message with somebody in its archive. */
    public Future<Boolean> keeps(BareJid account, Jid with) {
        return cache.of(account).compose(preferences -> keeps(account, preferences, with));
    }

    private Future<Boolean> keeps(BareJid account, Preferences preferences, Jid with) {
        // A server has no bare address that a question about an account could name.
        if (with.local() == null || !preferences.askRoster(with)) {
            return Future.succeededFuture(Preferences.keeps(preferences, with, false));
        }
        return inRoster.apply(account, with.toBare()).map(known -> Preferences.keeps(preferences, with, known));
    }

    private Future<IqAnswer> get(IqRequest request) {
        return cache.of(request.sender().bare()).map(ArchivePreferences::answer);
    }

    private Future<IqAnswer> set(IqRequest request) {
        Preferences preferences;
        try {
            preferences = PreferencesElements.read(request.payload());
        } catch (RefusedQueryException e) {
            return Future.succeededFuture(IqAnswer.refused(e.condition()));
        }
        BareJid account = request.sender().bare();
        return store.keep(account, preferences)
                .onSuccess(kept -> cache.forget(account))
                .map(kept -> answer(preferences));
    }

    private static IqAnswer answer(Preferences preferences) {
        return IqAnswer.of(PreferencesElements.write(preferences));
    }
}
