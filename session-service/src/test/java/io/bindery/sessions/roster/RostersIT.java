package io.bindery.sessions.roster;

import static io.bindery.sessions.RunningService.get;
import static io.bindery.sessions.roster.SubscriptionType.SUBSCRIBE;
import static io.bindery.sessions.roster.SubscriptionType.SUBSCRIBED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.Jid;
import io.bindery.model.stanza.StanzaError;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two instances that share one PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RostersIT {
    private RosterInstance one;
    private RosterInstance two;

    @BeforeAll
    void start() {
        one = RosterInstance.start(RosterInstance.LIMITS);
        two = RosterInstance.start(RosterInstance.LIMITS);
    }

    @AfterAll
    void stop() {
        one.close();
        two.close();
    }

    @Test
    void aChangeReachesTheCacheOfTheOtherInstance() {
        BareJid juliet = one.account("juliet");
        BareJid romeo = one.account("romeo");
        assertEquals(List.of(), two.roster(juliet).listed());
        one.sends(juliet, SUBSCRIBE, romeo);
        assertEquals(1, one.roster(juliet).listed().size());
        two.until(() -> two.roster(juliet).listed().size() == 1);
    }

    @Test
    void whatASessionBuildsOnIsNewWithoutWaitingForANotification() {
        BareJid juliet = one.account("juliet");
        for (int i = 0; i < 20; i++) {
            BareJid romeo = new BareJid("romeo" + i, "example.net");
            two.roster(juliet);
            RosterItem item = RosterItem.unknown(Jid.of(romeo)).shown();
            one.run(() -> one.rosters.change(
                    juliet,
                    Optional.empty(),
                    pair -> new RosterPlan(
                            Optional.empty(), List.of(new RosterChange(juliet, pair.own(), item)), List.of())));
            assertTrue(two.run(() -> two.rosters.newest(juliet)).listed(romeo).isPresent());
        }
    }

    @Test
    void noChangeIsLostWhenTwoInstancesChangeOneRosterAtOnce() {
        BareJid juliet = one.account("juliet");
        long version = one.roster(juliet).version();
        List<Future<Optional<StanzaError>>> requests = new ArrayList<>();
        Set<String> expected = new TreeSet<>();
        for (int i = 0; i < 100; i++) {
            String contact = "u" + i + "@localhost";
            expected.add(contact);
            requests.add((i % 2 == 0 ? one : two).begins(juliet, SUBSCRIBED, contact));
        }
        requests.forEach(request -> assertEquals(Optional.empty(), get(request)));
        Roster roster = one.stored(juliet);
        assertEquals(
                expected,
                roster.listed().stream()
                        .filter(RosterItem::approved)
                        .map(item -> item.contact().toString())
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertEquals(version + 100, roster.version());
    }

    @Test
    void twoWhoAskEachOtherAtOnceAgree() {
        for (int i = 0; i < 20; i++) {
            BareJid juliet = one.account("juliet");
            BareJid romeo = one.account("romeo");
            Future<Optional<StanzaError>> hers = one.begins(juliet, SUBSCRIBE, romeo.toString());
            Future<Optional<StanzaError>> his = two.begins(romeo, SUBSCRIBE, juliet.toString());
            assertEquals(Optional.empty(), get(hers));
            assertEquals(Optional.empty(), get(his));
            SubscriptionState both = new SubscriptionState(Consent.ASKED, Consent.ASKED);
            assertEquals(both, one.stored(juliet).item(Jid.of(romeo)).state());
            assertEquals(both, one.stored(romeo).item(Jid.of(juliet)).state());
        }
    }

    @Test
    void anAnswerCountsThoughTheRequestIsNotInTheCacheYet() {
        for (int i = 0; i < 20; i++) {
            BareJid juliet = one.account("juliet");
            BareJid romeo = one.account("romeo");
            two.roster(juliet);
            two.roster(romeo);
            one.sends(romeo, SUBSCRIBE, juliet);
            two.sends(juliet, SubscriptionType.UNSUBSCRIBED, romeo);
            assertTrue(one.stored(juliet).items().isEmpty());
            assertEquals(
                    SubscriptionState.NEITHER,
                    one.stored(romeo).item(Jid.of(juliet)).state());
        }
    }

    @Test
    void aMissingAccountThatIsMadeIsKnownEverywhere() {
        BareJid juliet = new BareJid("juliet-" + one.account("x").local(), "localhost");
        assertFalse(two.roster(juliet).exists());
        assertFalse(two.run(() -> two.rosters.newest(juliet)).exists());
        one.add(juliet);
        assertTrue(two.run(() -> two.rosters.newest(juliet)).exists());
        two.until(() -> two.roster(juliet).exists());
    }

    @Test
    void aRemovedAccountTakesItsSubscriptionsAlong() {
        BareJid juliet = one.account("juliet");
        BareJid romeo = one.account("romeo");
        BareJid nurse = one.account("nurse");
        one.sends(romeo, SUBSCRIBE, juliet);
        one.sends(juliet, SUBSCRIBED, romeo);
        one.sends(juliet, SUBSCRIBE, romeo);
        one.sends(romeo, SUBSCRIBED, juliet);
        one.sends(romeo, SUBSCRIBE, nurse);
        long version = one.stored(juliet).version();
        assertTrue(two.run(() -> two.rosters.hasSubscriber(juliet, romeo)));
        long his = one.stored(romeo).version();
        one.remove(romeo);
        assertFalse(one.run(() -> one.rosters.newest(romeo)).exists());
        assertEquals(Roster.MISSING, one.stored(romeo));
        assertTrue(one.stored(nurse).items().isEmpty());
        Roster hers = one.stored(juliet);
        assertEquals(SubscriptionState.NEITHER, hers.item(Jid.of(romeo)).state());
        assertEquals(1, hers.changesSince(version).orElseThrow().size());
        two.until(() -> !two.run(() -> two.rosters.hasSubscriber(juliet, romeo)));
        one.add(romeo);
        assertTrue(
                one.stored(romeo).version() > his, "a version of the old account must not be taken for one of the new");
        assertEquals(List.of(), one.run(() -> one.rosters.subscribedTo(romeo)));
    }

    @Test
    void answersWhoMaySeeWhom() {
        BareJid juliet = one.account("juliet");
        BareJid romeo = one.account("romeo");
        BareJid paris = one.account("paris");
        one.sends(romeo, SUBSCRIBE, juliet);
        one.sends(paris, SUBSCRIBE, juliet);
        one.sends(juliet, SUBSCRIBED, romeo);
        assertEquals(List.of(juliet), one.run(() -> one.rosters.subscribedTo(romeo)));
        assertEquals(List.of(romeo), one.run(() -> one.rosters.subscribers(juliet)));
        assertEquals(List.of(), one.run(() -> one.rosters.subscribedTo(paris)));
        assertTrue(one.run(() -> one.rosters.hasSubscriber(juliet, romeo)));
        assertFalse(one.run(() -> one.rosters.hasSubscriber(juliet, paris)));
        assertFalse(one.run(() -> one.rosters.hasSubscriber(romeo, juliet)));
        assertTrue(one.run(() -> one.rosters.isContact(paris, juliet)));
        assertFalse(one.run(() -> one.rosters.isContact(juliet, paris)));
    }

    @Test
    void worksWithoutACache() {
        try (RosterInstance bare = RosterInstance.start(new RosterConfig(10, 10, 0))) {
            BareJid juliet = bare.account("juliet");
            BareJid romeo = bare.account("romeo");
            bare.sends(romeo, SUBSCRIBE, juliet);
            bare.sends(juliet, SUBSCRIBED, romeo);
            assertEquals(List.of(juliet), bare.run(() -> bare.rosters.subscribedTo(romeo)));
        }
    }
}
