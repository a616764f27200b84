package io.bindery.sessions.roster;

import static io.bindery.sessions.roster.SubscriptionType.SUBSCRIBE;
import static io.bindery.sessions.roster.SubscriptionType.SUBSCRIBED;
import static io.bindery.sessions.roster.SubscriptionType.UNSUBSCRIBED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.FullJid;
import io.bindery.model.stanza.StanzaError;
import io.bindery.model.xml.XmlElement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubscriptionsIT {
    private RosterInstance instance;
    private BareJid juliet;
    private BareJid romeo;

    @BeforeAll
    void start() {
        instance = RosterInstance.start(RosterInstance.LIMITS);
    }

    @AfterAll
    void stop() {
        instance.close();
    }

    @BeforeEach
    void freshAccounts() {
        juliet = instance.account("juliet");
        romeo = instance.account("romeo");
        instance.sessions.take();
    }

    private List<XmlElement> pending(BareJid user) {
        return instance.run(() -> instance.subscriptions.pendingRequests(user));
    }

    private static Optional<StanzaError> refused(StanzaErrorCondition condition) {
        return Optional.of(StanzaError.of(condition));
    }

    @Test
    void aRequestWaitsWithAllItSaysUntilItIsAnswered() {
        XmlElement request = XmlElement.named("presence", "jabber:client")
                .attribute("id", "r1")
                .attribute("from", romeo + "/garden")
                .attribute("to", juliet + "/balcony")
                .attribute("type", "subscribe")
                .textChild("status", "call me but love")
                .child(XmlElement.named("nick", "http://jabber.org/protocol/nick")
                        .text("Romeo")
                        .build())
                .build();
        instance.run(() -> instance.subscriptions.send(new FullJid(romeo, "garden"), request));
        XmlElement expected = request.copy()
                .attribute("from", romeo.toString())
                .attribute("to", juliet.toString())
                .build();
        assertEquals(expected, instance.sessions.stanzas.get(0));
        assertEquals(List.of(expected), pending(juliet));
        assertEquals(List.of(expected), pending(juliet));
        instance.sends(juliet, SUBSCRIBED, romeo);
        assertEquals(List.of(), pending(juliet));
    }

    @Test
    void twoBecomeContacts() {
        instance.sends(romeo, SUBSCRIBE, juliet);
        instance.sends(juliet, SUBSCRIBED, romeo);
        instance.sends(juliet, SUBSCRIBE, romeo);
        instance.sends(romeo, SUBSCRIBED, juliet);
        assertEquals(
                List.of(
                        "subscribe from romeo to juliet AVAILABLE",
                        "push to romeo ROSTER: juliet none ask",
                        "subscribed from juliet to romeo ROSTER",
                        "push to juliet ROSTER: romeo from",
                        "push to romeo ROSTER: juliet to",
                        "show juliet to romeo",
                        "subscribe from juliet to romeo AVAILABLE",
                        "push to juliet ROSTER: romeo from ask",
                        "subscribed from romeo to juliet ROSTER",
                        "push to romeo ROSTER: juliet both",
                        "push to juliet ROSTER: romeo both",
                        "show romeo to juliet"),
                instance.sessions.take());
    }

    @Test
    void aPreApprovalIsUsedLater() {
        instance.sends(juliet, SUBSCRIBED, romeo);
        instance.sends(romeo, SUBSCRIBE, juliet);
        assertEquals(
                List.of(
                        "push to juliet ROSTER: romeo none approved",
                        "subscribed from juliet to romeo ROSTER",
                        "push to romeo ROSTER: juliet to",
                        "push to juliet ROSTER: romeo from approved",
                        "show juliet to romeo"),
                instance.sessions.take());
        assertEquals(List.of(), pending(juliet));
    }

    @Test
    void anAccountThatDoesNotExistRefuses() {
        assertEquals(Optional.empty(), instance.sends(romeo, SUBSCRIBE, "nobody@localhost"));
        assertEquals(
                List.of("unsubscribed from nobody to romeo ROSTER", "push to romeo ROSTER: nobody none"),
                instance.sessions.take());
        assertEquals(Optional.empty(), instance.sends(romeo, UNSUBSCRIBED, "nobody@localhost"));
        assertEquals(List.of(), instance.sessions.take());
    }

    @Test
    void refusesWhereNoAccountCanBe() {
        assertEquals(
                refused(StanzaErrorCondition.REMOTE_SERVER_NOT_FOUND),
                instance.sends(romeo, SUBSCRIBE, "juliet@example.net"));
        assertEquals(refused(StanzaErrorCondition.SERVICE_UNAVAILABLE), instance.sends(romeo, SUBSCRIBE, "localhost"));
        assertEquals(refused(StanzaErrorCondition.JID_MALFORMED), instance.sends(romeo, SUBSCRIBE, "@localhost"));
        assertEquals(refused(StanzaErrorCondition.BAD_REQUEST), instance.sends(romeo, SUBSCRIBE, (String) null));
        assertEquals(refused(StanzaErrorCondition.NOT_ALLOWED), instance.sends(romeo, SUBSCRIBE, romeo));
        assertEquals(List.of(), instance.sessions.take());
        assertEquals(List.of(), instance.stored(romeo).listed());
    }

    @Test
    void takesNoOtherPresence() {
        XmlElement presence = XmlElement.named("presence", "jabber:client").build();
        assertThrows(
                IllegalArgumentException.class,
                () -> instance.subscriptions.send(new FullJid(romeo, "garden"), presence));
    }

    @Test
    void requestsThatWaitAreBounded() {
        try (RosterInstance small = RosterInstance.start(new RosterConfig(10, 1, 10))) {
            BareJid paris = small.account("paris");
            assertEquals(Optional.empty(), small.sends(romeo, SUBSCRIBE, juliet));
            assertEquals(refused(StanzaErrorCondition.RESOURCE_CONSTRAINT), small.sends(paris, SUBSCRIBE, juliet));
            assertEquals(List.of(), small.stored(paris).listed());
            small.sends(juliet, UNSUBSCRIBED, romeo);
            assertEquals(Optional.empty(), small.sends(paris, SUBSCRIBE, juliet));
        }
    }

    @Test
    void bothRostersAreWrittenThoughNobodyCanBeTold() {
        instance.sessions.broken = true;
        try {
            assertThrows(Exception.class, () -> instance.sends(romeo, SUBSCRIBE, juliet));
        } finally {
            instance.sessions.broken = false;
        }
        assertEquals(1, pending(juliet).size());
        assertEquals(1, instance.stored(romeo).listed().size());
    }
}
