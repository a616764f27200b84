package io.bindery.sessions;

import static io.bindery.sessions.Client.chat;
import static io.bindery.sessions.Client.message;
import static io.bindery.sessions.Client.presence;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.jid.BareJid;
import io.bindery.model.route.RouteReply;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.registry.MessageCommand;
import io.bindery.sessions.registry.MessageOutcome;
import io.bindery.sessions.registry.MessageRoute;
import io.bindery.sessions.registry.SessionRegistry;
import io.bindery.sessions.registry.Timelines;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessageRoutingIT {
    private static final XmlElement ACTIVE = XmlElement.empty("active", Namespaces.CLIENT_STATE);
    private static final XmlElement INACTIVE = XmlElement.empty("inactive", Namespaces.CLIENT_STATE);
    private RunningService service;

    @BeforeAll
    void start() {
        service = RunningService.start(Map.of("session.max-log", "100"));
        service.grow(Map.of("session.max-log", "100"));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private BareJid someone() {
        return service.account();
    }

    private static String body(String stanza) {
        return stanza.substring(stanza.indexOf("<body>") + 6, stanza.indexOf("</body>"));
    }

    @Test
    void reachesABind2ClientBeforeItsFirstPresence() {
        Client romeo = Client.bind2(service, someone());
        Client juliet = Client.bind2(service, someone());
        romeo.sends(chat(juliet.jid().bare(), "hi"));
        List<String> got = juliet.receives();
        assertEquals(1, got.size());
        assertTrue(got.get(0).contains("from='" + romeo.jid() + "'"), got.get(0));
        assertTrue(got.get(0)
                .contains(
                        "<stanza-id xmlns='urn:xmpp:sid:0' by='" + juliet.jid().bare() + "' id='"));
    }

    @Test
    void doesNotReachAClassicClientBeforeItsPresenceButWaits() {
        Client romeo = Client.bind2(service, someone());
        Client juliet = Client.classic(service, someone());
        romeo.sends(chat(juliet.jid().bare(), "one"), chat(juliet.jid().bare(), "two"));
        assertEquals(List.of(), juliet.receives());
        juliet.sends(presence(-1));
        assertEquals(1, juliet.receives().size());
        juliet.sends(presence(0));
        List<String> got = juliet.receives();
        assertEquals("one", body(got.get(1)));
        assertEquals("two", body(got.get(2)));
        assertTrue(got.get(1).contains("<delay xmlns='urn:xmpp:delay'"), got.get(1));
        juliet.sends(presence(1));
        assertEquals(1, juliet.receives().size());
    }

    @Test
    void copiesToOtherSessionsOfBothSides() {
        BareJid user = someone();
        Client phone = Client.bind2(service, user);
        Client desk = Client.bind2(service, user);
        Client juliet = Client.bind2(service, someone());
        Client tablet = Client.bind2(service, juliet.jid().bare());
        phone.sends(chat(juliet.jid(), "to one"));
        assertEquals(1, juliet.receives().size());
        String received = tablet.receives().get(0);
        assertTrue(received.contains("<received xmlns='urn:xmpp:carbons:2'>"), received);
        assertTrue(received.contains("to='" + tablet.jid() + "'"), received);
        String sent = desk.receives().get(0);
        assertTrue(sent.contains("<sent xmlns='urn:xmpp:carbons:2'>"), sent);
        assertEquals(List.of(), phone.receives());
    }

    @Test
    void takesARepeatedBatchOnce() {
        Client romeo = Client.bind2(service, someone());
        Client juliet = Client.bind2(service, someone());
        XmlElement one = chat(juliet.jid().bare(), "one");
        XmlElement two = chat("nobody@elsewhere.example", "two");
        RouteReply.Routed first = (RouteReply.Routed) romeo.route(0, one, two);
        RouteReply.Routed again = (RouteReply.Routed) romeo.route(0, one, two);
        assertEquals(1, juliet.receives().size());
        assertEquals(1, romeo.receives().size());
        assertEquals(1, first.deliveries().size());
        assertEquals(List.of(), again.deliveries());
        assertEquals(first.sent(), again.sent());
    }

    @Test
    void takesARepeatedBatchWithAClientStateInItOnce() {
        BareJid user = someone();
        Client phone = Client.bind2(service, user);
        Client desk = Client.bind2(service, user);
        Client juliet = Client.bind2(service, someone());
        XmlElement one = chat(juliet.jid().bare(), "one");
        XmlElement two = chat(juliet.jid().bare(), "two");
        phone.route(0, one, INACTIVE, two);
        phone.route(0, one, INACTIVE, two);
        assertEquals(2, juliet.receives().size());
        assertEquals(2, desk.receives().size());
    }

    @Test
    void aLogTakesNoMoreOfflineMessagesThanItHasRoomFor() {
        Client romeo = Client.bind2(service, someone());
        BareJid user = someone();
        for (int i = 0; i < 120; i++) {
            romeo.sends(chat(user, Integer.toString(i)));
        }
        int next = 0;
        for (int each : new int[] {49, 49, 22}) {
            Client juliet = Client.classic(service, user);
            juliet.sends(presence(0));
            List<String> got = juliet.receives();
            assertEquals(each + 1, got.size());
            for (String message : got.subList(1, got.size())) {
                assertEquals(Integer.toString(next++), body(message));
            }
            juliet.close();
        }
    }

    @Test
    void completesABatchOfWhichOnlyTheRecipientKnew() {
        Client romeo = Client.bind2(service, someone());
        Client juliet = Client.bind2(service, someone());
        XmlElement one = chat(juliet.jid().bare(), "one");
        romeo.route(0, one);
        RouteReply.Routed both =
                (RouteReply.Routed) romeo.route(0, one, chat(juliet.jid().bare(), "two"));
        assertEquals(0, both.sent());
        assertEquals(
                List.of("one", "two"),
                juliet.receives().stream().map(MessageRoutingIT::body).toList());
    }

    @Test
    void takesNoMessageAheadOfOneThatFailed() {
        Client romeo = Client.bind2(service, someone());
        Client juliet = Client.bind2(service, someone());
        // As if the script of the message before it had failed.
        Timelines timelines = service.onLoop(() ->
                        SessionRegistry.open(service.vertx, RunningService.stores(), RunningService.config(Map.of())))
                .timelines();
        MessageRoute route =
                new MessageRoute(true, "", "", "", MessageRoute.NoResource.ACCOUNT, MessageRoute.Nobody.OFFLINE, "");
        MessageCommand second = new MessageCommand(
                juliet.jid().bare(),
                romeo.jid().toString(),
                "<message xmlns='jabber:client'><body>two</body>",
                route,
                new MessageCommand.SenderPlace(romeo.sessionId(), 2, 1, false));
        assertEquals(MessageOutcome.Unchanged.AHEAD, service.onLoop(() -> timelines.put(second)));
        romeo.sends(chat(juliet.jid().bare(), "one"));
        assertInstanceOf(MessageOutcome.Admitted.class, service.onLoop(() -> timelines.put(second)));
        assertEquals(
                List.of("one", "two"),
                juliet.receives().stream().map(MessageRoutingIT::body).toList());
    }

    @Test
    void remembersWhatItHasRefused() {
        Client romeo = Client.bind2(service, someone());
        Client juliet = Client.bind2(service, someone());
        Timelines timelines = service.onLoop(() ->
                        SessionRegistry.open(service.vertx, RunningService.stores(), RunningService.config(Map.of())))
                .timelines();
        MessageRoute nowhere = new MessageRoute(
                false, "", "", "nowhere", MessageRoute.NoResource.REFUSE, MessageRoute.Nobody.DROP, "");
        MessageRoute everywhere =
                new MessageRoute(false, "", "", "", MessageRoute.NoResource.ACCOUNT, MessageRoute.Nobody.DROP, "");
        // As if the instance that was told had died before the sender's own script.
        for (int repetition = 0; repetition < 2; repetition++) {
            assertEquals(
                    MessageOutcome.Unchanged.REFUSED,
                    service.onLoop(() -> timelines.put(command(romeo, juliet, nowhere, 1))));
            MessageOutcome second = service.onLoop(() -> timelines.put(command(romeo, juliet, everywhere, 2)));
            assertEquals(repetition == 0, second instanceof MessageOutcome.Admitted, second::toString);
        }
        assertEquals(1, juliet.receives().size());
    }

    private static MessageCommand command(Client from, Client to, MessageRoute route, long number) {
        return new MessageCommand(
                to.jid().bare(),
                from.jid().toString(),
                "<message xmlns='jabber:client'><body>" + number + "</body>",
                route,
                new MessageCommand.SenderPlace(from.sessionId(), number, number - 1, false));
    }

    @Test
    void keepsTheOrderOfALongBatchToSeveral() {
        Client romeo = Client.bind2(service, someone());
        Client juliet = Client.bind2(service, someone());
        Client nurse = Client.bind2(service, someone());
        XmlElement[] batch = IntStream.range(0, 80)
                .mapToObj(i -> chat((i % 2 == 0 ? juliet : nurse).jid().bare(), Integer.toString(i)))
                .toArray(XmlElement[]::new);
        romeo.sends(batch);
        List<String> bodies =
                juliet.receives().stream().map(MessageRoutingIT::body).toList();
        assertEquals(
                IntStream.range(0, 40).mapToObj(i -> Integer.toString(2 * i)).toList(), bodies);
    }

    @Test
    void answersWhatCannotBeDelivered() {
        Client romeo = Client.bind2(service, someone());
        romeo.sends(
                chat("nobody@elsewhere.example", "a"),
                chat("missing" + System.nanoTime() + "@localhost", "b"),
                message(romeo.jid().bare(), "groupchat"),
                message("nobody@elsewhere.example", "error"));
        List<String> got = romeo.receives();
        assertEquals(3, got.size());
        assertTrue(got.get(0).contains("<remote-server-not-found"), got.get(0));
        assertTrue(got.get(1).contains("<service-unavailable"), got.get(1));
        assertTrue(got.get(2).contains("<service-unavailable"), got.get(2));
    }

    @Test
    void holdsBackWhatAnInactiveClientCanWaitForAndKeepsTheOrder() {
        Client romeo = Client.bind2(service, someone());
        Client juliet = Client.bind2(service, someone());
        XmlElement typing = XmlElement.empty("composing", "http://jabber.org/protocol/chatstates");
        XmlElement paused = XmlElement.empty("paused", "http://jabber.org/protocol/chatstates");
        juliet.sends(INACTIVE);
        romeo.sends(message(juliet.jid(), "chat", typing), message(juliet.jid(), "chat", paused));
        assertEquals(List.of(), juliet.receives());
        romeo.sends(chat(juliet.jid(), "hi"));
        List<String> got = juliet.receives();
        assertEquals(2, got.size());
        assertTrue(got.get(0).contains("<paused"), got.get(0));
        assertEquals("hi", body(got.get(1)));
        romeo.sends(message(juliet.jid(), "chat", typing));
        assertEquals(List.of(), juliet.receives());
        RouteReply.Routed active = (RouteReply.Routed) juliet.sends(ACTIVE);
        assertEquals(1, active.deliveries().size());
        assertTrue(juliet.receives().get(0).contains("<composing"));
    }

    @Test
    void endsASessionWhoseLogIsFullInsteadOfLeavingAGap() {
        Client romeo = Client.bind2(service, someone());
        Client juliet = Client.bind2(service, someone());
        for (int i = 0; i < 101; i++) {
            romeo.sends(chat(juliet.jid().bare(), Integer.toString(i)));
        }
        service.until(() -> service.endedStreams.stream()
                .anyMatch(ended -> ended.sessionId().equals(juliet.sessionId())));
        service.until(() -> juliet.route(0, presence(0)) instanceof RouteReply.SessionGone);
    }

    @Test
    void refusesABatchOfASessionThatHasEnded() {
        Client romeo = Client.bind2(service, someone());
        romeo.close();
        assertInstanceOf(RouteReply.SessionGone.class, romeo.sends(presence(0)));
    }

    @Test
    void aMessageToOneselfIsArchivedOnce() {
        BareJid user = someone();
        Client phone = Client.bind2(service, user);
        Client desk = Client.bind2(service, user);
        phone.sends(chat(user, "note"));
        assertEquals(1, phone.receives().size());
        List<String> got = desk.receives();
        assertEquals(1, got.size());
        assertFalse(got.get(0).contains("urn:xmpp:carbons:2"), got.get(0));
    }
}
