package io.bindery.sessions;

import static io.bindery.sessions.Client.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** XEP-0490, server assist: what the server is told in passing goes no further. */
class ServerAssistIT {
    private static final String MDS = "urn:xmpp:mds:displayed:0";
    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start(Map.of());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void neitherTheContactNorACopyHasWhatTheServerKeeps() {
        Client juliet = Client.bind2(service, service.account());
        Client tablet = Client.bind2(service, juliet.jid().bare());
        Client romeo = Client.bind2(service, service.account());
        juliet.sends(message(
                romeo.jid().bare(),
                "chat",
                XmlElement.named("displayed", "urn:xmpp:chat-markers:0")
                        .attribute("id", "m")
                        .build(),
                XmlElement.named("displayed", MDS)
                        .child(XmlElement.named("stanza-id", "urn:xmpp:sid:0")
                                .attribute("by", juliet.jid().bare().toString())
                                .attribute("id", "17")
                                .build())
                        .build()));
        for (List<String> got : List.of(romeo.receives(), tablet.receives())) {
            assertEquals(1, got.size(), got::toString);
            assertTrue(got.get(0).contains("urn:xmpp:chat-markers:0"), got.get(0));
            assertFalse(got.get(0).contains(MDS), got.get(0));
        }
        XmlElement query = XmlElement.named("pubsub", "http://jabber.org/protocol/pubsub")
                .child(XmlElement.named("items", "http://jabber.org/protocol/pubsub")
                        .attribute("node", MDS)
                        .build())
                .build();
        tablet.sends(XmlElement.named("iq", Namespaces.CLIENT)
                .attribute("type", "get")
                .attribute("id", "1")
                .child(query)
                .build());
        String items = tablet.receives().get(0);
        assertTrue(items.contains("<item id='" + romeo.jid().bare() + "'><displayed xmlns='" + MDS + "'>"), items);
        assertTrue(items.contains("id='17'"), items);
    }
}
