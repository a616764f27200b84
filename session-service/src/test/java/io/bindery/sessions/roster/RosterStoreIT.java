package io.bindery.sessions.roster;

import static io.bindery.sessions.RunningService.nobody;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.Jid;
import io.bindery.model.xml.XmlElement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RosterStoreIT {
    private static final Jid ROMEO = Jid.parse("romeo@example.net");
    private RosterInstance instance;

    @BeforeAll
    void start() {
        instance = RosterInstance.start(RosterInstance.LIMITS);
    }

    @AfterAll
    void stop() {
        instance.close();
    }

    private boolean apply(RosterChange... changes) {
        return instance.run(() -> instance.store.apply(List.of(changes)));
    }

    private Roster kept(BareJid owner, RosterItem item) {
        assertTrue(apply(new RosterChange(owner, instance.stored(owner), item)));
        return instance.stored(owner);
    }

    private static RosterItem listed(Jid contact) {
        return RosterItem.unknown(contact).shown();
    }

    @Test
    void anAccountBeginsWithAnEmptyRoster() {
        Roster roster = instance.stored(instance.account("juliet"));
        assertTrue(roster.exists());
        assertEquals(Map.of(), roster.items());
        assertEquals(roster.version(), roster.since());
        assertEquals(Roster.MISSING, instance.stored(nobody()));
        assertEquals(0, instance.run(() -> instance.store.version(nobody())));
    }

    @Test
    void keepsAllThatIsKnownOfAContact() {
        BareJid owner = instance.account("juliet");
        XmlElement request = XmlElement.named("presence", "jabber:client")
                .attribute("type", "subscribe")
                .textChild("status", "it is I: \\ \" ' <")
                .build();
        for (Consent to : Consent.values()) {
            for (Consent from : Consent.values()) {
                RosterItem item = new RosterItem(
                        ROMEO,
                        "Romeo",
                        List.of("a", "b"),
                        new SubscriptionState(to, from),
                        true,
                        Listing.LISTED,
                        from == Consent.ASKED ? Optional.of(request) : Optional.empty(),
                        instance.stored(owner).version() + 1);
                assertEquals(item, kept(owner, item).item(ROMEO));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "it's",
                "\"quoted\"",
                "{a,\"b\"}",
                "\\",
                "'; DROP TABLE sessions.accounts; --",
                "NULL",
                "\uD83D\uDE00",
                "a\nb\tc",
                "$1",
                "\u202Eright to left"
            })
    void keepsTextAsItIs(String text) {
        BareJid owner = instance.account("juliet");
        RosterItem item =
                kept(owner, listed(ROMEO).called(text, List.of(text, "other"))).item(ROMEO);
        assertEquals(text, item.name());
        assertEquals(List.of(text, "other"), item.groups());
    }

    @Test
    void keepsDomainsAsContacts() {
        BareJid owner = instance.account("juliet");
        Jid gateway = Jid.parse("gateway.example.net");
        assertEquals(gateway, kept(owner, listed(gateway)).item(gateway).contact());
    }

    @Test
    void raisesTheVersionWithEachChange() {
        BareJid owner = instance.account("juliet");
        Roster before = instance.stored(owner);
        Roster after = kept(owner, listed(ROMEO));
        assertEquals(before.version() + 1, after.version());
        assertEquals(after.version(), after.item(ROMEO).changed());
        assertEquals(after.version(), instance.run(() -> instance.store.version(owner)));
    }

    @Test
    void refusesAChangeOfAnOlderRoster() {
        BareJid owner = instance.account("juliet");
        Roster old = instance.stored(owner);
        Roster newer = kept(owner, listed(ROMEO));
        assertFalse(apply(new RosterChange(owner, old, listed(ROMEO).called("late", List.of()))));
        assertEquals(newer, instance.stored(owner));
    }

    @Test
    void changesBothRostersOrNone() {
        BareJid juliet = instance.account("juliet");
        BareJid nurse = instance.account("nurse");
        Roster old = instance.stored(nurse);
        Roster hers = instance.stored(juliet);
        Roster newer = kept(nurse, listed(ROMEO));
        assertFalse(apply(
                new RosterChange(juliet, hers, listed(Jid.of(nurse))),
                new RosterChange(nurse, old, listed(Jid.of(juliet)))));
        assertEquals(hers, instance.stored(juliet));
        assertEquals(newer, instance.stored(nurse));
        assertTrue(apply(
                new RosterChange(juliet, hers, listed(Jid.of(nurse))),
                new RosterChange(nurse, newer, listed(Jid.of(juliet)))));
        assertEquals(1, instance.stored(juliet).listed().size());
        assertEquals(2, instance.stored(nurse).listed().size());
    }

    @Test
    void aChangeForAnAccountThatIsGoneIsRefused() {
        BareJid owner = instance.account("juliet");
        Roster seen = instance.stored(owner);
        instance.remove(owner);
        assertFalse(apply(new RosterChange(owner, seen, listed(ROMEO))));
        assertFalse(apply(new RosterChange(nobody(), Roster.MISSING, listed(ROMEO))));
    }

    @Test
    void dropsWhatIsNothingAndRemembersWhatWasRemoved() {
        BareJid owner = instance.account("juliet");
        RosterItem stranger = RosterItem.unknown(ROMEO)
                .in(new SubscriptionState(Consent.NONE, Consent.ASKED))
                .requestedBy(XmlElement.empty("presence", "jabber:client"));
        assertEquals(1, kept(owner, stranger).items().size());
        assertEquals(Map.of(), kept(owner, RosterItem.unknown(ROMEO)).items());
        long version = kept(owner, listed(ROMEO)).version();
        Roster roster = kept(owner, instance.stored(owner).item(ROMEO).removed());
        assertEquals(List.of(), roster.listed());
        assertEquals(
                List.of(ROMEO),
                roster.changesSince(version).orElseThrow().stream()
                        .map(RosterItem::contact)
                        .toList());
    }

    @Test
    void remembersABoundedNumberOfRemovals() {
        BareJid owner = instance.account("juliet");
        long begin = instance.stored(owner).version();
        for (int i = 0; i < 101; i++) {
            RosterItem item = listed(Jid.parse("u" + i + "@example.net"));
            kept(owner, item);
            kept(owner, item.removed());
        }
        Roster roster = instance.stored(owner);
        assertEquals(50, roster.items().size());
        assertTrue(roster.changesSince(begin).isEmpty());
        assertEquals(50, roster.changesSince(roster.since()).orElseThrow().size());
    }

    @Test
    void readsTheLargestRosterInOneStatement() {
        BareJid owner = instance.account("juliet");
        Roster roster = instance.stored(owner);
        for (int i = 0; i < 5000; i++) {
            RosterItem item =
                    listed(new Jid("contact" + i, "example.net", null)).called("C" + i, List.of("g" + i % 7));
            RosterChange change =
                    new RosterChange(owner, new Roster(roster.version() + i, roster.since(), Map.of()), item);
            assertTrue(apply(change));
        }
        Roster large = instance.stored(owner);
        assertEquals(5000, large.listed().size());
        assertEquals(roster.version() + 5000, large.version());
        RosterItem some = large.item(Jid.parse("contact4711@example.net"));
        assertEquals("C4711", some.name());
        assertFalse(large.hasRoomFor(listed(ROMEO), RosterInstance.LIMITS));
    }
}
