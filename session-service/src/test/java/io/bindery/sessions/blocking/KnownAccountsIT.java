package io.bindery.sessions.blocking;

import static io.bindery.sessions.RunningService.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.Jid;
import io.bindery.model.scram.ScramHash;
import io.bindery.model.scram.ScramKeys;
import io.bindery.model.session.CredentialsRequest;
import io.bindery.sessions.AccountDataConfig;
import io.bindery.sessions.AccountDataFixture;
import io.bindery.sessions.RunningService;
import io.bindery.sessions.accounts.Credentials;
import io.bindery.sessions.stanza.IqClient;
import io.bindery.sessions.store.ChangeFeed;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two instances of session-service: one changes, the other has to hear of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KnownAccountsIT {
    private static final AccountDataConfig CONFIG = AccountDataFixture.config(Map.of());
    private AccountDataFixture fixture;
    private ChangeFeed feed;
    private Credentials credentials;
    private KnownAccounts known;
    private KnownAccounts elsewhere;

    @BeforeAll
    void start() {
        fixture = new AccountDataFixture();
        feed = fixture.feed();
        credentials = get(
                Credentials.open(fixture.database, feed, RunningService.config(Map.of("accounts.cache-s", "3600"))));
        known = new KnownAccounts(fixture.database, feed, CONFIG);
        elsewhere = new KnownAccounts(fixture.database, fixture.feed(), CONFIG);
        get(feed.connect());
    }

    @AfterAll
    void stop() {
        get(feed.close());
        fixture.close();
    }

    private void until(BareJid user, AccountFacts facts) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (!get(known.of(user)).equals(facts)) {
            assertTrue(System.nanoTime() < deadline, "never heard of it");
            get(fixture.vertx.timer(10));
        }
    }

    @Test
    void hearsOfAnAccountThatIsMadeAndRemoved() {
        BareJid user = RunningService.someone();
        assertFalse(get(known.of(user)).exists());
        get(fixture.accounts.add(user, "secret"));
        until(user, new AccountFacts(true, BlockList.NONE));
        get(fixture.accounts.remove(user));
        until(user, new AccountFacts(false, BlockList.NONE));
    }

    @Test
    void hearsOfAListThatAnotherInstanceChanges() {
        BareJid user = fixture.newAccount();
        until(user, new AccountFacts(true, BlockList.NONE));
        Blocking other = new Blocking(fixture.database, elsewhere, CONFIG, new RecordedPeers().peers());
        IqClient client = IqClient.of(user, other.entries());
        String item = "<item jid='romeo@localhost'/>";
        client.asks("<iq type='set' id='1'><block xmlns='urn:xmpp:blocking'>" + item + "</block></iq>");
        until(user, new AccountFacts(true, new BlockList(Set.of("romeo@localhost"))));
        client.asks("<iq type='set' id='1'><unblock xmlns='urn:xmpp:blocking'>" + item + "</unblock></iq>");
        until(user, new AccountFacts(true, BlockList.NONE));
        client.asks("<iq type='set' id='1'><block xmlns='urn:xmpp:blocking'>" + item + "</block></iq>");
        until(user, new AccountFacts(true, new BlockList(Set.of("romeo@localhost"))));
        client.asks("<iq type='set' id='1'><unblock xmlns='urn:xmpp:blocking'/></iq>");
        until(user, new AccountFacts(true, BlockList.NONE));
    }

    @Test
    void theFeedTellsTheCredentialsToo() {
        BareJid user = fixture.newAccount();
        CredentialsRequest request = new CredentialsRequest(user, ScramHash.SHA_256);
        ScramKeys old = get(credentials.of(request));
        until(user, new AccountFacts(true, BlockList.NONE));
        get(fixture.accounts.remove(user));
        until(user, new AccountFacts(false, BlockList.NONE));
        assertNotEquals(old, get(credentials.of(request)));
    }

    @Test
    void aRemovedAccountLeavesNoListToASuccessor() {
        BareJid user = fixture.newAccount();
        BlockStore store = new BlockStore(fixture.database.statements());
        assertTrue(get(store.block(user, BlockList.of(Set.of(Jid.parse("romeo@localhost"))), 10)));
        fixture.removeAtOnce(user);
        get(fixture.accounts.add(user, "other"));
        assertEquals(new AccountFacts(true, BlockList.NONE), get(store.facts(user)));
    }
}
