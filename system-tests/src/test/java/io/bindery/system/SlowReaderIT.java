package io.bindery.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bindery.system.client.Bind2Login;
import io.bindery.system.client.WebSocketConversation;
import io.bindery.system.client.XmppConversation;
import io.bindery.system.server.BinderyServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that reads more slowly than it asks is waited for, and nothing is lost on the way. */
class SlowReaderIT {

    @Test
    void givesASlowReaderAllAnswersInOrder(@TempDir Path folder) {
        int requests = 10_000;
        try (BinderyServer server = BinderyServer.start(folder, Map.of());
                XmppConversation client = server.connect()) {
            server.addAccount("juliet", "secret");
            Bind2Login.of("juliet", "secret").asking("").on(client);
            client.receivesElement("features");
            // The requests are far ahead of the reader, whose answers do not fit into any buffer on the way.
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> sendDiscoveries(client, requests));
            for (int i = 0; i < requests; i++) {
                assertEquals(Integer.toString(i), client.receivesElement("iq").attribute("id"));
            }
            sent.join();
            client.leaves();
        }
    }

    @Test
    void givesASlowReaderOfAWebSocketTheSame(@TempDir Path folder) {
        int requests = 10_000;
        try (BinderyServer server = BinderyServer.start(folder, Map.of());
                WebSocketConversation client = server.connectWebSocket()) {
            server.addAccount("juliet", "secret");
            Bind2Login.of("juliet", "secret").asking("").on(client);
            client.receivesElement("features");
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> sendMessages(client, requests));
            for (int i = 0; i < requests; i++) {
                assertEquals(Integer.toString(i), client.receivesElement("iq").attribute("id"));
            }
            sent.join();
            client.leaves();
        }
    }

    /** Promise P7: what it asks for at once is more than its log holds. */
    @Test
    void givesAllPagesToWhoAsksForManyAtOnce(@TempDir Path folder) {
        int messages = 100;
        int pages = 60;
        try (BinderyServer server = BinderyServer.start(folder, Map.of());
                XmppConversation client = server.connect()) {
            server.addAccount("juliet", "secret");
            Bind2Login.of("juliet", "secret").asking("").on(client);
            client.receivesElement("features");
            client.sends("<message to='juliet@localhost' type='chat'><body>note</body></message>".repeat(messages));
            for (int i = 0; i < messages; i++) {
                client.receivesElement("message");
            }
            client.sends(("<iq type='set' id='q'><query xmlns='urn:xmpp:mam:2'><set xmlns='http://jabber.org/protocol"
                            + "/rsm'><max>" + messages + "</max></set></query></iq>")
                    .repeat(pages));
            for (int page = 0; page < pages; page++) {
                for (int i = 0; i < messages; i++) {
                    client.receivesElement("message");
                }
                assertEquals("result", client.receivesElement("iq").attribute("type"));
            }
            client.leaves();
        }
    }

    private static void sendMessages(WebSocketConversation client, int requests) {
        for (int i = 0; i < requests; i++) {
            client.sends("<iq xmlns='jabber:client' type='get' id='" + i
                    + "' to='localhost'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>");
        }
    }

    private static void sendDiscoveries(XmppConversation client, int requests) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < requests; i++) {
            all.append("<iq type='get' id='")
                    .append(i)
                    .append("' to='localhost'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>");
        }
        client.sends(all.toString());
    }
}
