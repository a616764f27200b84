package io.bindery.sessions.archive;

import static io.bindery.sessions.RunningService.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.Jid;
import io.bindery.sessions.RunningService;
import io.bindery.sessions.stanza.IqAnswer;
import io.bindery.sessions.stanza.IqEntry;
import io.bindery.sessions.stanza.IqRequest;
import io.bindery.sessions.stanza.IqTarget;
import io.bindery.sessions.store.ChangeFeed;
import io.bindery.sessions.store.SessionDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Two instances of the service on one PostgreSQL. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchivePreferencesIT {
    private static final Jid ROMEO = Jid.parse("romeo@montague.lit/garden");
    private static final String NEVER =
            "<prefs xmlns='urn:xmpp:mam:2' default='never'><always/><never><jid>montague.lit</jid></never></prefs>";
    private static final String ROSTER = "<prefs xmlns='urn:xmpp:mam:2' default='roster'><always/><never/></prefs>";
    private static final String GET = "<prefs xmlns='urn:xmpp:mam:2'/>";
    private static final String UNSAID = "<prefs xmlns='urn:xmpp:mam:2' default='always'><always/><never/></prefs>";

    private final Vertx vertx = Vertx.vertx();
    private final List<BareJid> askedAbout = new CopyOnWriteArrayList<>();
    private SessionDatabase database;
    private ArchivePreferences one;
    private ArchivePreferences other;
    private BareJid juliet;

    @BeforeAll
    void open() {
        database = get(SessionDatabase.open(vertx, RunningService.stores()));
        one = instance();
        other = instance();
    }

    @AfterAll
    void close() {
        get(vertx.close());
    }

    @BeforeEach
    void makeAnAccount() {
        juliet = RunningService.someone();
        sql("INSERT INTO sessions.accounts (domain, username) VALUES ($1, $2)");
    }

    private ArchivePreferences instance() {
        ChangeFeed changes = new ChangeFeed(vertx, database.address().options());
        ArchivePreferences preferences = new ArchivePreferences(database, changes, 100, this::inRoster);
        get(changes.connect());
        return preferences;
    }

    private Future<Boolean> inRoster(BareJid owner, BareJid contact) {
        askedAbout.add(contact);
        return Future.succeededFuture(contact.equals(ROMEO.toBare()));
    }

    private void sql(String statement) {
        get(database.statements().execute(statement, Tuple.of(juliet.domain(), juliet.local())));
    }

    private IqAnswer answer(ArchivePreferences preferences, String type, String payload) {
        IqEntry entry = preferences.entries().stream()
                .filter(line -> line.types().contains(type))
                .findFirst()
                .orElseThrow();
        return get(entry.service()
                .answer(new IqRequest(
                        juliet.withResource("balcony"),
                        "session-1",
                        new IqTarget.OwnAccount(juliet),
                        Written.stanza("<iq type='" + type + "' id='1'>" + payload + "</iq>"))));
    }

    private String prefs(ArchivePreferences preferences, String type, String payload) {
        IqAnswer.Result result = (IqAnswer.Result) answer(preferences, type, payload);
        return result.payload().orElseThrow().toString();
    }

    private void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            get(vertx.timer(10, TimeUnit.MILLISECONDS));
        }
    }

    @Test
    void withoutPreferencesEverythingIsKept() {
        assertEquals(UNSAID, prefs(one, "get", GET));
        assertTrue(get(one.keeps(juliet, ROMEO)));
    }

    @Test
    void whatWasSetCountsAtOnce() {
        assertTrue(get(one.keeps(juliet, Jid.parse("montague.lit"))));
        assertEquals(NEVER, prefs(one, "set", NEVER));
        assertEquals(NEVER, prefs(one, "get", GET));
        assertFalse(get(one.keeps(juliet, ROMEO)));
        assertFalse(get(one.keeps(juliet, Jid.parse("montague.lit"))));
    }

    @Test
    void otherInstancesLearnOfIt() {
        assertTrue(get(other.keeps(juliet, ROMEO)));
        prefs(one, "set", NEVER);
        until(() -> !get(other.keeps(juliet, ROMEO)));
        prefs(one, "set", UNSAID);
        until(() -> get(other.keeps(juliet, ROMEO)));
    }

    @Test
    void theRosterDecidesWhereItIsToDecide() {
        askedAbout.clear();
        assertTrue(get(one.keeps(juliet, ROMEO)));
        assertTrue(askedAbout.isEmpty());
        prefs(one, "set", ROSTER);
        assertTrue(get(one.keeps(juliet, ROMEO)));
        assertFalse(get(one.keeps(juliet, Jid.parse("tybalt@capulet.lit"))));
        assertFalse(get(one.keeps(juliet, Jid.parse("capulet.lit"))));
        assertEquals(List.of(ROMEO.toBare(), BareJid.parse("tybalt@capulet.lit")), askedAbout);
    }

    @Test
    void aRefusedSetChangesNothing() {
        assertEquals(IqAnswer.refused(StanzaErrorCondition.BAD_REQUEST), answer(one, "set", GET));
        assertEquals(UNSAID, prefs(one, "get", GET));
    }

    @Test
    void preferencesEndWithTheirAccount() {
        prefs(one, "set", NEVER);
        sql("DELETE FROM sessions.accounts WHERE domain = $1 AND username = $2");
        until(() -> get(one.keeps(juliet, ROMEO)));
        assertThrows(Exception.class, () -> prefs(one, "set", NEVER));
    }
}
