package io.bindery.sessions.roster;

import static io.bindery.sessions.roster.SubscriptionType.SUBSCRIBE;
import static io.bindery.sessions.roster.SubscriptionType.SUBSCRIBED;
import static io.bindery.sessions.roster.SubscriptionType.UNSUBSCRIBE;
import static io.bindery.sessions.roster.SubscriptionType.UNSUBSCRIBED;
import static io.bindery.sessions.roster.TwoAccounts.JULIET;
import static io.bindery.sessions.roster.TwoAccounts.ROMEO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.jid.BareJid;
import io.bindery.model.xml.XmlElement;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeTest {
    private final TwoAccounts accounts = new TwoAccounts();

    private void befriend() {
        accounts.sends(ROMEO, SUBSCRIBE);
        accounts.sends(JULIET, SUBSCRIBED);
        accounts.sends(JULIET, SUBSCRIBE);
        accounts.sends(ROMEO, SUBSCRIBED);
    }

    @Test
    void aRequestIsPushedToOneSideAndDeliveredToTheOther() {
        assertEquals(
                List.of("subscribe from romeo to juliet AVAILABLE", "push to romeo ROSTER: juliet none ask"),
                accounts.sends(ROMEO, SUBSCRIBE));
        assertEquals(List.of(), accounts.roster(JULIET).listed());
        assertTrue(accounts.item(JULIET).request().isPresent());
    }

    @Test
    void aRepeatedRequestIsNotDeliveredTwice() {
        accounts.sends(ROMEO, SUBSCRIBE);
        assertEquals(List.of(), accounts.sends(ROMEO, SUBSCRIBE));
    }

    @Test
    void anApprovalShowsPresence() {
        accounts.sends(ROMEO, SUBSCRIBE);
        assertEquals(
                List.of(
                        "subscribed from juliet to romeo ROSTER",
                        "push to juliet ROSTER: romeo from",
                        "push to romeo ROSTER: juliet to",
                        "show juliet to romeo"),
                accounts.sends(JULIET, SUBSCRIBED));
        assertEquals(Optional.empty(), accounts.item(JULIET).request());
    }

    @Test
    void aRefusalLeavesNothingBehind() {
        accounts.sends(ROMEO, SUBSCRIBE);
        assertEquals(
                List.of("unsubscribed from juliet to romeo ROSTER", "push to romeo ROSTER: juliet none"),
                accounts.sends(JULIET, UNSUBSCRIBED));
        assertTrue(accounts.roster(JULIET).items().isEmpty());
    }

    @Test
    void aRequestIsTakenBack() {
        accounts.sends(ROMEO, SUBSCRIBE);
        assertEquals(
                List.of("unsubscribe from romeo to juliet ROSTER", "push to romeo ROSTER: juliet none"),
                accounts.sends(ROMEO, UNSUBSCRIBE));
        assertTrue(accounts.roster(JULIET).items().isEmpty());
    }

    @Test
    void whoUnsubscribesSeesNoPresenceAnyMore() {
        befriend();
        assertEquals(
                List.of(
                        "unsubscribe from romeo to juliet ROSTER",
                        "push to romeo ROSTER: juliet from",
                        "push to juliet ROSTER: romeo to",
                        "hide juliet from romeo"),
                accounts.sends(ROMEO, UNSUBSCRIBE));
    }

    @Test
    void aSubscriptionIsWithdrawn() {
        befriend();
        assertEquals(
                List.of(
                        "hide juliet from romeo",
                        "unsubscribed from juliet to romeo ROSTER",
                        "push to juliet ROSTER: romeo to",
                        "push to romeo ROSTER: juliet from"),
                accounts.sends(JULIET, UNSUBSCRIBED));
    }

    @Test
    void aPreApprovalAnswersTheRequest() {
        assertEquals(List.of("push to juliet ROSTER: romeo none approved"), accounts.sends(JULIET, SUBSCRIBED));
        assertEquals(
                List.of(
                        "subscribed from juliet to romeo ROSTER",
                        "push to romeo ROSTER: juliet to",
                        "push to juliet ROSTER: romeo from approved",
                        "show juliet to romeo"),
                accounts.sends(ROMEO, SUBSCRIBE));
    }

    @Test
    void aPreApprovalIsTakenBack() {
        accounts.sends(JULIET, SUBSCRIBED);
        assertEquals(List.of("push to juliet ROSTER: romeo none"), accounts.sends(JULIET, UNSUBSCRIBED));
        accounts.sends(ROMEO, SUBSCRIBE);
        assertTrue(accounts.item(JULIET).request().isPresent());
    }

    @Test
    void aPreApprovalOutlastsTheEndOfASubscriptionByTheOther() {
        accounts.sends(JULIET, SUBSCRIBED);
        accounts.sends(ROMEO, SUBSCRIBE);
        accounts.sends(ROMEO, UNSUBSCRIBE);
        assertTrue(accounts.item(JULIET).approved());
        accounts.sends(ROMEO, SUBSCRIBE);
        accounts.sends(JULIET, UNSUBSCRIBED);
        assertFalse(accounts.item(JULIET).approved());
    }

    @Test
    void aRemovalEndsBothDirections() {
        befriend();
        assertEquals(
                List.of(
                        "hide romeo from juliet",
                        "unsubscribe from romeo to juliet ROSTER",
                        "unsubscribed from romeo to juliet ROSTER",
                        "push to romeo ROSTER: juliet remove",
                        "push to juliet ROSTER: romeo none",
                        "hide juliet from romeo"),
                accounts.does(ROMEO, JULIET, Exchange::remove));
        assertTrue(accounts.item(ROMEO).isTrace());
    }

    @Test
    void aRemovalRefusesTheRequestThatWaits() {
        accounts.does(JULIET, ROMEO, exchange -> exchange.write("Romeo", List.of()));
        accounts.sends(ROMEO, SUBSCRIBE);
        assertEquals(
                List.of(
                        "unsubscribed from juliet to romeo ROSTER",
                        "push to juliet ROSTER: romeo remove",
                        "push to romeo ROSTER: juliet none"),
                accounts.does(JULIET, ROMEO, Exchange::remove));
    }

    @Test
    void aRequestIsNoBusinessOfAListedItem() {
        accounts.does(JULIET, ROMEO, exchange -> exchange.write("Romeo", List.of()));
        assertEquals(
                List.of("subscribe from romeo to juliet AVAILABLE", "push to romeo ROSTER: juliet none ask"),
                accounts.sends(ROMEO, SUBSCRIBE));
        assertEquals(
                "Romeo", accounts.roster(JULIET).listed(ROMEO).orElseThrow().name());
    }

    @Test
    void aRequestToWhoHasBlockedTheUserLooksUnanswered() {
        accounts.sends(JULIET, SUBSCRIBED);
        accounts.apart = true;
        RosterItem hers = accounts.item(JULIET);
        assertEquals(List.of("push to romeo ROSTER: juliet none ask"), accounts.sends(ROMEO, SUBSCRIBE));
        assertEquals(hers, accounts.item(JULIET));
        assertEquals(List.of(), accounts.sends(ROMEO, SUBSCRIBE));
        assertEquals(List.of("push to romeo ROSTER: juliet none"), accounts.sends(ROMEO, UNSUBSCRIBE));
    }

    @Test
    void anUnansweredRequestIsMadeAgainAfterTheBlock() {
        accounts.apart = true;
        accounts.sends(ROMEO, SUBSCRIBE);
        accounts.apart = false;
        assertEquals(List.of("subscribe from romeo to juliet AVAILABLE"), accounts.sends(ROMEO, SUBSCRIBE));
        assertTrue(accounts.item(JULIET).request().isPresent());
    }

    @Test
    void whatEndsUnderABlockEndsOnBothSidesUnheardAndUnseen() {
        befriend();
        accounts.apart = true;
        assertEquals(
                List.of("push to romeo ROSTER: juliet from", "push to juliet ROSTER: romeo to"),
                accounts.sends(ROMEO, UNSUBSCRIBE));
        assertEquals(
                List.of("push to juliet ROSTER: romeo remove", "push to romeo ROSTER: juliet none"),
                accounts.does(JULIET, ROMEO, Exchange::remove));
        assertAgreement();
    }

    @Test
    void anAccountThatDoesNotExistRefuses() {
        BareJid nobody = BareJid.parse("nobody@localhost");
        XmlElement request = RosterElements.presence(SUBSCRIBE, ROMEO.toString(), nobody.toString());
        assertEquals(
                List.of("unsubscribed from nobody to romeo ROSTER", "push to romeo ROSTER: nobody none"),
                accounts.does(ROMEO, nobody, exchange -> exchange.send(SUBSCRIBE, request)));
        assertEquals(List.of(), accounts.does(ROMEO, nobody, exchange -> exchange.send(UNSUBSCRIBE, request)));
    }

    @Test
    void aSetIsPushedThoughItChangesNothing() {
        List<String> push = List.of("push to romeo ROSTER: juliet none");
        assertEquals(push, accounts.does(ROMEO, JULIET, exchange -> exchange.write("J", List.of("a"))));
        assertEquals(push, accounts.does(ROMEO, JULIET, exchange -> exchange.write("J", List.of("a"))));
    }

    @Test
    void keepsTheRequestButNotWhatIsTooMuch() {
        XmlElement small = RosterElements.presence(SUBSCRIBE, ROMEO.toString(), JULIET.toString())
                .copy()
                .textChild("status", "it is I")
                .build();
        accounts.does(ROMEO, JULIET, exchange -> exchange.send(SUBSCRIBE, small));
        assertEquals(Optional.of(small), accounts.item(JULIET).request());
        accounts.sends(ROMEO, UNSUBSCRIBE);
        XmlElement large = small.copy().textChild("status", "x".repeat(5000)).build();
        accounts.does(ROMEO, JULIET, exchange -> exchange.send(SUBSCRIBE, large));
        XmlElement kept = accounts.item(JULIET).request().orElseThrow();
        assertEquals(RosterElements.presence(SUBSCRIBE, ROMEO.toString(), JULIET.toString()), kept);
    }

    @Test
    void aFullRosterTakesNoMoreAndAFullQueueOfRequestsNeither() {
        TwoAccounts full = new TwoAccounts(new RosterConfig(1, 1, 1));
        BareJid nurse = BareJid.parse("nurse@localhost");
        full.does(ROMEO, nurse, exchange -> exchange.write("", List.of()));
        assertEquals(
                Optional.of(StanzaErrorCondition.RESOURCE_CONSTRAINT),
                full.refusal(ROMEO, JULIET, exchange -> exchange.write("", List.of())));
        assertEquals(Optional.empty(), full.refusal(ROMEO, nurse, exchange -> exchange.write("N", List.of())));
        assertEquals(List.of(), full.sends(ROMEO, SUBSCRIBE));
        assertTrue(full.roster(JULIET).items().isEmpty());
    }

    @Test
    void whateverTwoAccountsDoTheyAgree() {
        Random random = new Random(6121);
        SubscriptionType[] types = SubscriptionType.values();
        for (int i = 0; i < 20_000; i++) {
            BareJid user = random.nextBoolean() ? ROMEO : JULIET;
            int step = random.nextInt(types.length + 2);
            if (step < types.length) {
                accounts.sends(user, types[step]);
            } else if (step == types.length) {
                accounts.does(user, TwoAccounts.other(user), exchange -> exchange.write("x", List.of()));
            } else if (accounts.item(user).listed()) {
                accounts.does(user, TwoAccounts.other(user), Exchange::remove);
            }
            assertAgreement();
        }
    }

    private void assertAgreement() {
        RosterItem hers = accounts.item(JULIET);
        RosterItem his = accounts.item(ROMEO);
        assertEquals(hers.state().to(), his.state().from());
        assertEquals(hers.state().from(), his.state().to());
        for (RosterItem item : List.of(hers, his)) {
            assertEquals(item.state().from() == Consent.ASKED, item.request().isPresent());
            assertTrue(item.listed()
                    || item.state().to() == Consent.NONE && item.state().from() != Consent.GIVEN);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void presenceIsHiddenThoughNobodyCanBeTold(boolean broken) {
        befriend();
        accounts.sessions.broken = broken;
        RosterEffects effects = new RosterEffects(accounts.sessions, accounts.sessions);
        RosterEffect told = new RosterEffect.Push(ROMEO, accounts.item(ROMEO), 7);
        RosterEffect hidden = new RosterEffect.Hidden(JULIET, ROMEO);
        assertEquals(broken, effects.carryOut(List.of(told, hidden)).failed());
        assertTrue(accounts.sessions.lines.contains("hide juliet from romeo"));
    }
}
