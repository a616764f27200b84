package io.bindery.sessions.roster;

import static io.bindery.sessions.roster.SubscriptionType.SUBSCRIBE;
import static io.bindery.sessions.roster.SubscriptionType.SUBSCRIBED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.jid.BareJid;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.stanza.IqAnswer;
import io.bindery.sessions.stanza.IqTarget;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RosterRequestsIT {
    private static final XmlElement GET = XmlElement.empty("query", RosterElements.NAMESPACE);
    private RosterInstance instance;
    private BareJid juliet;

    @BeforeAll
    void start() {
        instance = RosterInstance.start(RosterInstance.LIMITS);
    }

    @AfterAll
    void stop() {
        instance.close();
    }

    @BeforeEach
    void freshAccount() {
        juliet = instance.account("juliet");
        instance.sessions.take();
    }

    private static XmlElement set(String contact, String name, String... groups) {
        XmlElement.Builder item = XmlElement.named("item", RosterElements.NAMESPACE)
                .attribute("jid", contact)
                .attribute("name", name);
        for (String group : groups) {
            item.textChild("group", group);
        }
        return GET.copy().child(item.build()).build();
    }

    private static XmlElement remove(String contact) {
        return GET.copy()
                .child(XmlElement.named("item", RosterElements.NAMESPACE)
                        .attribute("jid", contact)
                        .attribute("subscription", "remove")
                        .build())
                .build();
    }

    private XmlElement wholeRoster() {
        return ((IqAnswer.Result) instance.asks(juliet, GET)).payload().orElseThrow();
    }

    private IqAnswer.Result since(String version) {
        return assertInstanceOf(
                IqAnswer.Result.class,
                instance.asks(juliet, GET.copy().attribute("ver", version).build()));
    }

    @Test
    void aGetMarksTheSessionAndTellsTheRoster() {
        XmlElement empty = wholeRoster();
        assertEquals(List.of(), empty.elements());
        assertEquals(List.of("mark session-1 ROSTER true"), instance.sessions.take());
        instance.asks(juliet, set("romeo@example.net", "Romeo", "Friends", "Montagues"));
        XmlElement roster = wholeRoster();
        assertNotEquals(empty.attribute("ver"), roster.attribute("ver"));
        assertEquals(
                "<item xmlns='jabber:iq:roster' jid='romeo@example.net' name='Romeo' subscription='none'>"
                        + "<group>Friends</group><group>Montagues</group></item>",
                roster.elements().get(0).toString());
    }

    @Test
    void pushesEachChangeWithItsVersionAndAnIdOfItsOwn() {
        assertEquals(IqAnswer.done(), instance.asks(juliet, set("romeo@example.net", "Romeo")));
        assertEquals(IqAnswer.done(), instance.asks(juliet, set("romeo@example.net", "R")));
        assertEquals(IqAnswer.done(), instance.asks(juliet, remove("romeo@example.net")));
        List<XmlElement> pushes = List.copyOf(instance.sessions.stanzas);
        assertEquals(
                List.of(
                        "push to juliet ROSTER: romeo none",
                        "push to juliet ROSTER: romeo none",
                        "push to juliet ROSTER: romeo remove"),
                instance.sessions.take());
        assertEquals(
                3, pushes.stream().map(push -> push.attribute("id")).distinct().count());
        long version = instance.stored(juliet).version();
        assertEquals(
                List.of(version - 2, version - 1, version),
                pushes.stream()
                        .map(push -> Long.valueOf(push.elements().get(0).attribute("ver")))
                        .toList());
        assertEquals(juliet.toString(), pushes.get(0).attribute("to"));
    }

    @Test
    void aSetThatChangesNothingIsPushedWithTheVersionThatStands() {
        instance.asks(juliet, set("romeo@example.net", "Romeo", "Friends"));
        long version = instance.stored(juliet).version();
        instance.sessions.take();
        instance.asks(juliet, set("romeo@example.net", "Romeo", "Friends"));
        assertEquals(version, instance.stored(juliet).version());
        XmlElement push = instance.sessions.stanzas.get(0).elements().get(0);
        assertEquals(Long.toString(version), push.attribute("ver"));
    }

    @Test
    void aClientWithTheNewestVersionIsToldNothing() {
        instance.asks(juliet, set("romeo@example.net", "Romeo"));
        assertEquals(IqAnswer.done(), since(wholeRoster().attribute("ver")));
    }

    @Test
    void aClientWithAnOlderVersionIsToldWhatChanged() {
        instance.asks(juliet, set("romeo@example.net", "Romeo"));
        instance.asks(juliet, set("nurse@example.net", "Nurse"));
        String version = wholeRoster().attribute("ver");
        instance.asks(juliet, remove("romeo@example.net"));
        instance.asks(juliet, set("paris@example.net", "Paris"));
        IqAnswer.Result missed = since(version);
        assertEquals(Optional.empty(), missed.payload());
        assertEquals(2, missed.after().size());
        assertTrue(missed.after().get(0).contains("jid='romeo@example.net' subscription='remove'"));
        assertTrue(missed.after().get(1).contains("jid='paris@example.net' name='Paris'"));
        assertTrue(
                missed.after().get(1).contains("ver='" + instance.stored(juliet).version() + "'"));
        assertTrue(missed.after().get(1).startsWith("<iq xmlns='jabber:client'"));
    }

    @Test
    void aClientWithAVersionOfAnotherServerOrFarBehindIsToldAll() {
        String first = wholeRoster().attribute("ver");
        instance.asks(juliet, set("romeo@example.net", "Romeo"));
        for (String foreign : List.of("", "abc", "1", "9223372036854775807", "99999999999999999999", "-1")) {
            assertEquals(wholeRoster(), since(foreign).payload().orElseThrow());
        }
        for (int i = 0; i < 50; i++) {
            instance.asks(juliet, set("u" + i + "@example.net", "U"));
        }
        assertEquals(51, since(first).payload().orElseThrow().elements().size());
    }

    @Test
    void onesOwnRosterIsNoBusinessOfOthers() {
        BareJid romeo = instance.account("romeo");
        IqAnswer forbidden = IqAnswer.refused(StanzaErrorCondition.FORBIDDEN);
        IqTarget.OtherAccount hers = new IqTarget.OtherAccount(juliet);
        assertEquals(forbidden, instance.asks(romeo, GET, hers));
        assertEquals(forbidden, instance.asks(romeo, set("paris@example.net", "P"), hers));
        assertEquals(
                forbidden, instance.asks(romeo, GET, new IqTarget.OtherAccount(new BareJid("nobody", "localhost"))));
        assertEquals(List.of(), instance.sessions.take());
        assertEquals(List.of(), instance.stored(juliet).listed());
    }

    @Test
    void refusesWhatCannotBeCarriedOut() {
        assertEquals(
                IqAnswer.refused(StanzaErrorCondition.ITEM_NOT_FOUND),
                instance.asks(juliet, remove("romeo@example.net")));
        assertEquals(
                IqAnswer.refused(StanzaErrorCondition.NOT_ALLOWED),
                instance.asks(juliet, set(juliet.toString(), "me")));
        assertEquals(
                IqAnswer.refused(StanzaErrorCondition.NOT_ACCEPTABLE),
                instance.asks(juliet, set("romeo@example.net", "Romeo", "")));
        assertEquals(
                IqAnswer.refused(StanzaErrorCondition.NOT_ACCEPTABLE),
                instance.asks(juliet, set("romeo@example.net", "Romeo", "g".repeat(100_000))));
        assertEquals(List.of(), instance.sessions.take());
    }

    @Test
    void aContactWhoOnlyAskedIsNoItem() {
        BareJid romeo = instance.account("romeo");
        instance.sends(romeo, SUBSCRIBE, juliet);
        assertEquals(List.of(), wholeRoster().elements());
        assertEquals(
                IqAnswer.refused(StanzaErrorCondition.ITEM_NOT_FOUND), instance.asks(juliet, remove(romeo.toString())));
    }

    @Test
    void aFullRosterTakesNoMore() {
        try (RosterInstance small = RosterInstance.start(new RosterConfig(2, 1, 10))) {
            small.asks(juliet, set("a@example.net", "A"));
            small.asks(juliet, set("b@example.net", "B"));
            assertEquals(
                    IqAnswer.refused(StanzaErrorCondition.RESOURCE_CONSTRAINT),
                    small.asks(juliet, set("c@example.net", "C")));
            assertEquals(IqAnswer.done(), small.asks(juliet, set("b@example.net", "Bee")));
            small.asks(juliet, remove("a@example.net"));
            assertEquals(IqAnswer.done(), small.asks(juliet, set("c@example.net", "C")));
        }
    }

    @Test
    void aRemovalEndsSubscriptionsOnBothSides() {
        BareJid romeo = instance.account("romeo");
        instance.sends(romeo, SUBSCRIBE, juliet);
        instance.sends(juliet, SUBSCRIBED, romeo);
        instance.sessions.take();
        assertEquals(IqAnswer.done(), instance.asks(juliet, remove(romeo.toString())));
        assertEquals(
                List.of(
                        "hide juliet from romeo",
                        "unsubscribed from juliet to romeo ROSTER",
                        "push to juliet ROSTER: romeo remove",
                        "push to romeo ROSTER: juliet none"),
                instance.sessions.take());
        assertEquals(List.of(), instance.run(() -> instance.rosters.subscribedTo(romeo)));
    }

    @Test
    void aSessionThatOutlivesItsAccountChangesNothing() {
        instance.remove(juliet);
        assertEquals(
                IqAnswer.refused(StanzaErrorCondition.ITEM_NOT_FOUND),
                instance.asks(juliet, set("romeo@example.net", "Romeo")));
    }
}
