package io.bindery.sessions.profile;

import static io.bindery.sessions.RunningService.get;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bindery.model.jid.BareJid;
import io.bindery.sessions.AccountDataFixture;
import io.bindery.sessions.RunningService;
import io.bindery.sessions.stanza.IqClient;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrivateStorageIT {
    private static final String PREFS = "<exodus xmlns='exodus:prefs'><defaultnick>Hamlet</defaultnick></exodus>";
    private static final String NOTES = "<storage xmlns='storage:rosternotes'><note jid='a@b'>x</note></storage>";
    private AccountDataFixture fixture;
    private PrivateStorage storage;
    private BareJid hamlet;
    private IqClient client;

    @BeforeAll
    void start() {
        fixture = new AccountDataFixture();
        storage = new PrivateStorage(
                fixture.database, AccountDataFixture.config(Map.of("private-storage.max-bytes", "3000")));
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    @BeforeEach
    void login() {
        hamlet = fixture.newAccount();
        client = IqClient.of(hamlet, storage.entries());
    }

    private String sets(String elements) {
        return client.asks("<iq type='set' id='1'><query xmlns='jabber:iq:private'>" + elements + "</query></iq>");
    }

    private String gets(String element) {
        return client.asks("<iq type='get' id='1'><query xmlns='jabber:iq:private'>" + element + "</query></iq>");
    }

    private static String query(String element) {
        return "<query xmlns='jabber:iq:private'>" + element + "</query>";
    }

    private static String large(String name, int size) {
        return "<" + name + " xmlns='urn:large'>" + "x".repeat(size) + "</" + name + ">";
    }

    @Test
    void comesBackAsItWasWritten() {
        assertEquals("done", sets(PREFS));
        assertEquals(query(PREFS), gets("<exodus xmlns='exodus:prefs'/>"));
        sets("<exodus xmlns='exodus:prefs'/>");
        assertEquals(query("<exodus xmlns='exodus:prefs'/>"), gets("<exodus xmlns='exodus:prefs'/>"));
    }

    @Test
    void keepsSeveralElementsAtOnceApart() {
        assertEquals("done", sets(PREFS + NOTES + "<storage xmlns='storage:bookmarks'/>"));
        assertEquals(query(PREFS), gets("<exodus xmlns='exodus:prefs'/>"));
        assertEquals(query(NOTES), gets("<storage xmlns='storage:rosternotes'/>"));
        assertEquals(query("<storage xmlns='storage:bookmarks'/>"), gets("<storage xmlns='storage:bookmarks'/>"));
    }

    @Test
    void whatWasNeverKeptComesBackEmpty() {
        assertEquals(query("<exodus xmlns='exodus:prefs'/>"), gets("<exodus xmlns='exodus:prefs'/>"));
    }

    @Test
    void isForNobodyElse() {
        sets(PREFS);
        IqClient other = IqClient.of(RunningService.someone(), storage.entries());
        String get = "<query xmlns='jabber:iq:private'><exodus xmlns='exodus:prefs'/></query>";
        assertEquals("forbidden", other.asks("<iq type='get' id='1' to='" + hamlet + "'>" + get + "</iq>"));
        assertEquals("forbidden", other.asks("<iq type='set' id='1' to='" + hamlet + "'>" + get + "</iq>"));
        assertEquals(query("<exodus xmlns='exodus:prefs'/>"), other.asks("<iq type='get' id='1'>" + get + "</iq>"));
        assertEquals(query(PREFS), gets("<exodus xmlns='exodus:prefs'/>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text alone", "<a/>", "<exodus xmlns='exodus:prefs'/><a/>"})
    void everyElementNeedsANamespaceOfItsOwn(String elements) {
        assertEquals("not-acceptable", sets(elements));
        assertEquals("bad-request", gets(elements));
    }

    @Test
    void oneIsAskedForAtATimeAndNoneIsSetTwice() {
        assertEquals("bad-request", gets("<exodus xmlns='exodus:prefs'/><storage xmlns='storage:bookmarks'/>"));
        assertEquals("bad-request", sets(PREFS + "<exodus xmlns='exodus:prefs'/>"));
        assertEquals(query("<exodus xmlns='exodus:prefs'/>"), gets("<exodus xmlns='exodus:prefs'/>"));
    }

    @Test
    void allElementsTogetherStayWithinTheLimit() {
        assertEquals("policy-violation", sets(large("a", 3000)));
        assertEquals("done", sets(large("a", 1500)));
        assertEquals("policy-violation", sets(large("b", 1500)));
        assertEquals("policy-violation", sets(large("b", 750) + large("c", 750)));
        // What replaces an element does not count beside it.
        assertEquals("done", sets(large("a", 1400)));
        assertEquals("done", sets(large("a", 100) + large("b", 1500)));
        assertEquals("done", sets(large("c", 1000)));
        assertEquals(query(large("b", 1500)), gets("<b xmlns='urn:large'/>"));
    }

    @Test
    void thousandsOfSmallElementsAreStillBounded() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            many.append("<e").append(i).append(" xmlns='urn:e'/>");
        }
        assertEquals("policy-violation", sets(many.toString()));
        assertEquals("done", sets(PREFS));
    }

    @Test
    void goesWithTheAccount() {
        sets(PREFS);
        fixture.removeAtOnce(hamlet);
        get(fixture.accounts.add(hamlet, "other"));
        assertEquals(query("<exodus xmlns='exodus:prefs'/>"), gets("<exodus xmlns='exodus:prefs'/>"));
    }
}
