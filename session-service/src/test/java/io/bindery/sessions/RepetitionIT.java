package io.bindery.sessions;

import static io.bindery.sessions.Client.chat;
import static io.bindery.sessions.RunningService.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.route.Delivery;
import io.bindery.model.session.CloseRequest;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.registry.PresenceRegistry.Announcement;
import io.bindery.sessions.registry.SessionRegistry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What an instance has begun and left undone, when it ended or the reply of Redis was lost, another one completes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RepetitionIT {
    private RunningService service;
    /** What an instance does before it ends. */
    private SessionRegistry ending;

    @BeforeAll
    void start() {
        service = RunningService.start(Map.of());
        ending = service.onLoop(
                () -> SessionRegistry.open(service.vertx, RunningService.stores(), RunningService.config(Map.of())));
    }

    @AfterAll
    void stop() {
        service.onLoop(ending::close);
        service.close();
    }

    private Client someone() {
        return Client.bind2(service, service.account());
    }

    private boolean told(Client client) {
        return service.deliveries.stream()
                .anyMatch(delivery -> delivery.sessionId().equals(client.sessionId()));
    }

    private static XmlElement presence(Client to, String type) {
        return XmlElement.named("presence", Namespaces.CLIENT)
                .attribute("to", to == null ? null : to.jid().toString())
                .attribute("type", type)
                .build();
    }

    private static CloseRequest close(Client client) {
        return new CloseRequest(client.jid().bare(), client.sessionId());
    }

    @Test
    void announcesAMessageAgain() {
        Client romeo = someone();
        Client desk = Client.bind2(service, romeo.jid().bare());
        Client juliet = someone();
        XmlElement one = chat(juliet.jid().bare(), "one");
        romeo.route(0, one);
        service.until(() -> told(juliet) && told(desk));
        service.deliveries.clear();
        romeo.route(0, one);
        service.until(() -> service.deliveries.contains(Delivery.nudge(juliet.sessionId(), 1))
                && service.deliveries.contains(Delivery.nudge(desk.sessionId(), 1)));
        assertEquals(1, juliet.receives().size());
    }

    @Test
    void tellsOfAnEndThatNobodyWasToldOf() {
        Client romeo = someone();
        Client juliet = someone();
        romeo.sends(presence(juliet, null));
        assertEquals(1, juliet.receives().size());
        service.onLoop(() -> ending.close(close(romeo)));
        assertEquals(List.of(), juliet.receives());
        romeo.close();
        String heard = juliet.receives().get(0);
        assertTrue(heard.contains("type='unavailable'") && heard.contains("from='" + romeo.jid() + "'"), heard);
        service.until(() -> !get(service.sessions.close(close(romeo))).existed());
        assertEquals(List.of(), juliet.receives());
    }

    @Test
    void completesAFirstPresence() {
        Client romeo = someone();
        Client juliet = someone();
        romeo.sends(XmlElement.named("presence", Namespaces.CLIENT)
                .attribute("to", juliet.jid().bare().toString())
                .attribute("type", "subscribe")
                .build());
        announce(juliet, true);
        assertEquals(1, juliet.receives().size());
        juliet.sends(Client.presence(0));
        List<String> heard = juliet.receives();
        assertTrue(heard.get(1).contains("type='subscribe'"), heard::toString);
        juliet.sends(Client.presence(0));
        assertEquals(1, juliet.receives().size());
    }

    @Test
    void completesTheEndOfAPresence() {
        Client romeo = someone();
        Client juliet = someone();
        romeo.sends(Client.presence(0), presence(juliet, null));
        assertEquals(1, juliet.receives().size());
        announce(romeo, false);
        romeo.sends(presence(null, "unavailable"));
        String heard = juliet.receives().get(0);
        assertTrue(heard.contains("type='unavailable'"), heard);
        romeo.sends(presence(null, "unavailable"));
        assertEquals(List.of(), juliet.receives());
    }

    private void announce(Client client, boolean available) {
        String text = "<presence xmlns='jabber:client' from='" + client.jid() + "'"
                + (available ? "/>" : " type='unavailable'/>");
        long number = available ? 1 : 3;
        service.onLoop(() -> ending.presence()
                .announce(new Announcement(client.jid(), client.sessionId(), available, 0, text, "", number)));
    }
}
