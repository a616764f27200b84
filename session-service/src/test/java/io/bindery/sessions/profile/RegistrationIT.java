package io.bindery.sessions.profile;

import static io.bindery.sessions.RunningService.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.jid.BareJid;
import io.bindery.model.scram.ScramHash;
import io.bindery.model.scram.ScramKeys;
import io.bindery.model.session.CredentialsRequest;
import io.bindery.sessions.AccountDataFixture;
import io.bindery.sessions.RunningService;
import io.bindery.sessions.accounts.Credentials;
import io.bindery.sessions.stanza.IqClient;
import io.bindery.sessions.store.ChangeFeed;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegistrationIT {
    private final List<String> farewells = new CopyOnWriteArrayList<>();
    private AccountDataFixture fixture;
    private ChangeFeed feed;
    private Credentials credentials;
    private BareJid bill;
    private IqClient client;

    @BeforeAll
    void start() {
        fixture = new AccountDataFixture();
        feed = fixture.feed();
        // Nothing is cached, so that a test sees what is stored.
        credentials = get(
                Credentials.open(fixture.database, feed, RunningService.config(Map.of("accounts.cache-size", "0"))));
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    @BeforeEach
    void login() {
        farewells.clear();
        bill = fixture.newAccount();
        client = IqClient.of(bill, registration("own-account").entries());
    }

    private Registration registration(String allowed) {
        return new Registration(
                AccountDataFixture.config(Map.of("accounts.registration", allowed)), fixture.accounts, recorded());
    }

    private Farewell recorded() {
        // What hangs on the roster must be done while there is one.
        return user -> fixture.accounts.list(user.domain(), before(user), 1).map(next -> {
            farewells.add("cancel, account there: " + next.contains(user));
            return null;
        });
    }

    private boolean passwordIs(String password) {
        ScramKeys keys = get(credentials.of(new CredentialsRequest(bill, ScramHash.SHA_256)));
        return keys.equals(ScramKeys.derive(ScramHash.SHA_256, password, keys.salt(), keys.iterations()));
    }

    /** The list is sorted: the page after a name that is a beginning of this one starts with this one. */
    private static BareJid before(BareJid user) {
        return new BareJid(user.local().substring(0, user.local().length() - 1), user.domain());
    }

    private String sets(String children) {
        return client.asks(
                "<iq type='set' id='1' to='localhost'><query xmlns='jabber:iq:register'>" + children + "</query></iq>");
    }

    private String changes(String name, String password) {
        return sets("<username>" + name + "</username><password>" + password + "</password>");
    }

    @Test
    void changesThePasswordOfTheUserWhoAsks() {
        assertEquals("done", changes(bill.local(), "groundlings"));
        assertTrue(passwordIs("groundlings"));
        assertFalse(passwordIs("secret"));
    }

    @Test
    void normalisesTheName() {
        assertEquals("done", changes(bill.local().toUpperCase(Locale.ROOT), "groundlings"));
        assertTrue(passwordIs("groundlings"));
    }

    @Test
    void nobodyChangesThePasswordOfAnother() {
        BareJid other = fixture.newAccount();
        assertEquals("not-allowed", changes(other.local(), "groundlings"));
        assertEquals("not-allowed", changes("a b", "groundlings"));
        assertTrue(passwordIs("secret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<password>x</password>",
                "<username>x</username>",
                "<username>x</username><password/>",
                "<username>x</username><password></password>",
                "<username xmlns='urn:other'>x</username><password>x</password>",
                "<remove/><username>x</username>",
                "<x xmlns='jabber:x:data' type='submit'/>"
            })
    void incompleteRequestsChangeNothing(String children) {
        assertEquals("bad-request", sets(children.replace("<username>x", "<username>" + bill.local())));
        assertTrue(passwordIs("secret"));
        assertEquals(List.of(), farewells);
    }

    @Test
    void aPasswordThatCannotBeUsedIsNotAcceptable() {
        assertEquals("not-acceptable", changes(bill.local(), "\u00ad"));
        assertTrue(passwordIs("secret"));
    }

    @Test
    void tellsWhoIsRegisteredAndNeverAPassword() {
        assertEquals(
                "<query xmlns='jabber:iq:register'><registered/><username>" + bill.local()
                        + "</username><password/></query>",
                client.asks("<iq type='get' id='1' to='localhost'><query xmlns='jabber:iq:register'/></iq>"));
    }

    @Test
    void endsAnAccountAndWhatHangsOnIt() {
        String remove = "<iq type='set' id='1'><query xmlns='jabber:iq:register'><remove/></query></iq>";
        assertEquals("done", client.asks(remove));
        assertFalse(passwordIs("secret"));
        assertEquals(List.of("cancel, account there: true"), farewells);
        assertEquals("registration-required", client.asks(remove));
        assertEquals("registration-required", changes(bill.local(), "groundlings"));
    }

    @Test
    void answersNothingUnlessTheOperatorAllowsIt() {
        assertEquals(List.of(), registration("none").entries());
        assertEquals(List.of(), registration("none").features());
        assertEquals(1, registration("own-account").features().size());
        assertEquals(1, registration("open").features().size());
    }
}
