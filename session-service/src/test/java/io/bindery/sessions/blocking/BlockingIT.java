package io.bindery.sessions.blocking;

import static io.bindery.sessions.RunningService.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.jid.BareJid;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.AccountDataConfig;
import io.bindery.sessions.AccountDataFixture;
import io.bindery.sessions.RunningService;
import io.bindery.sessions.stanza.IqClient;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BlockingIT {
    private static final int MAX = 2000;
    private static final AccountDataConfig CONFIG =
            AccountDataFixture.config(Map.of("blocking.max-entries", Integer.toString(MAX)));
    private static final BareJid ROMEO = BareJid.parse("romeo@localhost");
    private static final BareJid PARIS = BareJid.parse("paris@localhost");

    private AccountDataFixture fixture;
    private KnownAccounts known;
    private RecordedPeers peers;
    private BareJid juliet;
    private IqClient client;

    @BeforeAll
    void start() {
        fixture = new AccountDataFixture();
        // The feed is not connected: what this instance changes it sees without being told.
        known = new KnownAccounts(fixture.database, fixture.feed(), CONFIG);
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    @BeforeEach
    void login() {
        peers = new RecordedPeers();
        juliet = fixture.newAccount();
        client = IqClient.of(juliet, new Blocking(fixture.database, known, CONFIG, peers.peers()).entries());
    }

    private String list() {
        return client.asks("<iq type='get' id='1'><blocklist xmlns='urn:xmpp:blocking'/></iq>");
    }

    private String asks(String name, String... jids) {
        StringBuilder items = new StringBuilder();
        for (String jid : jids) {
            items.append("<item jid='").append(jid).append("'/>");
        }
        return client.asks(
                "<iq type='set' id='1'><" + name + " xmlns='urn:xmpp:blocking'>" + items + "</" + name + "></iq>");
    }

    private BlockList blocked() {
        return get(known.of(juliet)).blocked();
    }

    private static String[] many(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "u" + i + "@spam.lit").toArray(String[]::new);
    }

    @Test
    void listsWhatIsBlockedAndMarksTheSessionThatAsks() {
        assertEquals("<blocklist xmlns='urn:xmpp:blocking'/>", list());
        assertEquals(List.of("mark session-1 BLOCK_LIST true"), peers.told);
        assertEquals("done", asks("block", "romeo@montague.net", "iago@shakespeare.lit"));
        assertEquals(
                "<blocklist xmlns='urn:xmpp:blocking'><item jid='iago@shakespeare.lit'/>"
                        + "<item jid='romeo@montague.net'/></blocklist>",
                list());
    }

    @Test
    void pushesEachChangeToThoseWhoAskedForTheList() {
        asks("block", "romeo@montague.net");
        asks("unblock", "romeo@montague.net");
        asks("unblock");
        assertEquals(
                List.of(
                        "push to BLOCK_LIST <block xmlns='urn:xmpp:blocking'><item jid='romeo@montague.net'/></block>",
                        "push to BLOCK_LIST <unblock xmlns='urn:xmpp:blocking'><item jid='romeo@montague.net'/></unblock>",
                        "push to BLOCK_LIST <unblock xmlns='urn:xmpp:blocking'/>"),
                peers.told);
        XmlElement push = peers.pushed.get(0);
        assertTrue(push.is("iq", "jabber:client"));
        assertEquals("set", push.attribute("type"));
        assertNull(push.attribute("from"));
        assertNotEquals(push.attribute("id"), peers.pushed.get(1).attribute("id"));
    }

    @Test
    void theNextStanzaIsJudgedByTheNewList() {
        assertEquals(BlockList.NONE, blocked());
        asks("block", "romeo@localhost");
        assertTrue(blocked().blocks(ROMEO));
        asks("unblock", "romeo@localhost");
        assertFalse(blocked().blocks(ROMEO));
    }

    @Test
    void onlySubscribersSeeTheUserGoAndComeBack() {
        peers.subscribers.add(ROMEO);
        asks("block", "romeo@localhost", "paris@localhost");
        asks("unblock", "romeo@localhost", "paris@localhost");
        assertEquals(
                List.of("hide " + juliet + " from romeo@localhost", "show " + juliet + " to romeo@localhost"),
                presence());
    }

    @Test
    void theUserDoesNotSeeABlockedContactEither() {
        peers.seen.add(ROMEO);
        asks("block", "romeo@localhost", "paris@localhost");
        asks("unblock", "romeo@localhost");
        assertEquals(List.of("hide romeo@localhost from " + juliet, "show romeo@localhost to " + juliet), presence());
    }

    @Test
    void aSessionIsBlockedAlone() {
        peers.subscribers.addAll(List.of(ROMEO, PARIS));
        peers.seen.add(ROMEO);
        asks("block", "romeo@localhost/orchard", "nurse@localhost/kitchen");
        asks("unblock", "romeo@localhost/orchard");
        assertEquals(
                List.of(
                        "hide romeo@localhost/orchard from " + juliet,
                        "hide " + juliet + " from romeo@localhost/orchard",
                        "show romeo@localhost/orchard to " + juliet,
                        "show " + juliet + " to romeo@localhost/orchard"),
                presence().stream().sorted().toList());
    }

    @Test
    void aSessionOfABlockedAccountStaysInTheDark() {
        peers.subscribers.add(ROMEO);
        asks("block", "romeo@localhost", "romeo@localhost/orchard");
        asks("unblock", "romeo@localhost/orchard");
        assertEquals(List.of("hide " + juliet + " from romeo@localhost"), presence());
    }

    @Test
    void aDomainHidesFromAllWhoAreThere() {
        peers.subscribers.addAll(List.of(ROMEO, PARIS, BareJid.parse("nurse@capulet.lit")));
        asks("block", "localhost");
        assertEquals(
                List.of("hide " + juliet + " from paris@localhost", "hide " + juliet + " from romeo@localhost"),
                presence().stream().sorted().toList());
    }

    @Test
    void whoIsStillBlockedByAnotherEntryStaysInTheDark() {
        peers.subscribers.add(ROMEO);
        asks("block", "localhost", "romeo@localhost");
        asks("unblock", "romeo@localhost");
        assertEquals(List.of("hide " + juliet + " from romeo@localhost"), presence());
        asks("unblock");
        assertEquals(
                List.of("hide " + juliet + " from romeo@localhost", "show " + juliet + " to romeo@localhost"),
                presence());
    }

    @Test
    void unblockingAnEmptyListShowsNothing() {
        peers.subscribers.add(ROMEO);
        assertEquals("done", asks("unblock"));
        assertEquals("done", asks("unblock", "paris@localhost"));
        assertEquals(List.of(), presence());
    }

    @Test
    void keepsTheOldListWhereTheNewOneWouldBeTooLong() {
        assertEquals("done", asks("block", many(0, MAX)));
        assertEquals("policy-violation", asks("block", "one-more@spam.lit"));
        assertEquals("policy-violation", asks("block", many(0, MAX + 1)));
        assertEquals("done", asks("block", many(5, 10)));
        assertEquals(MAX, blocked().entries().size());
        assertEquals("done", asks("unblock", many(0, 10)));
        assertEquals("done", asks("block", "one-more@spam.lit"));
        assertEquals(MAX - 9, blocked().entries().size());
    }

    @Test
    void twoSessionsAtOnceDoNotPassTheLimit() {
        BlockStore store = new BlockStore(fixture.database.statements());
        List<Future<Boolean>> requests = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String entry = "u" + i + "@spam.lit";
            requests.add(store.block(juliet, new BlockList(Set.of(entry)), 10));
        }
        get(Future.all(requests));
        assertEquals(10, requests.stream().filter(Future::result).count());
        assertEquals(10, get(store.facts(juliet)).blocked().entries().size());
    }

    @Test
    void mistakesChangeNothing() {
        assertEquals("bad-request", asks("block"));
        assertEquals("jid-malformed", asks("block", "romeo@localhost", "a b@c"));
        assertEquals("nobody", client.asks("<iq type='get' id='1'><block xmlns='urn:xmpp:blocking'/></iq>"));
        assertEquals(
                "nobody",
                client.asks("<iq type='get' id='1' to='romeo@localhost'><blocklist xmlns='urn:xmpp:blocking'/></iq>"));
        assertEquals(List.of(), peers.told);
        assertEquals(BlockList.NONE, blocked());
    }

    @Test
    void aRemovedAccountBlocksNobodyAndMayNotBegin() {
        get(fixture.accounts.remove(juliet));
        assertEquals("policy-violation", asks("block", "romeo@localhost"));
        assertEquals(new AccountFacts(false, BlockList.NONE), get(known.of(RunningService.someone())));
    }

    private List<String> presence() {
        return peers.told.stream().filter(line -> !line.startsWith("push")).toList();
    }
}
