package io.bindery.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bindery.system.client.Bind2Login;
import io.bindery.system.client.WebSocketConversation;
import io.bindery.system.client.XmppConversation;
import io.bindery.system.server.BinderyServer;
import io.bindery.system.server.OwnThread;
import io.bindery.system.server.SharedServer;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client that reads more slowly than it asks is waited for, and nothing is lost on the way. */
@ExtendWith(SharedServer.class)
class SlowReaderIT {

    @Test
    void givesASlowReaderAllAnswersInOrder(BinderyServer server) {
        int requests = 10_000;
        try (XmppConversation client = server.connect()) {
            Bind2Login.of(server.someone(), "secret").asking("").on(client);
            client.receivesElement("features");
            // The requests are far ahead of the reader, whose answers do not fit into any buffer on the way.
            CompletableFuture<Void> sent =
                    CompletableFuture.runAsync(() -> sendDiscoveries(client, requests), OwnThread.EACH);
            for (int i = 0; i < requests; i++) {
                assertEquals(Integer.toString(i), client.receivesElement("iq").attribute("id"));
            }
            sent.join();
            client.leaves();
        }
    }

    @Test
    void givesASlowReaderOfAWebSocketTheSame(BinderyServer server) {
        int requests = 10_000;
        try (WebSocketConversation client = server.connectWebSocket()) {
            Bind2Login.of(server.someone(), "secret").asking("").on(client);
            client.receivesElement("features");
            CompletableFuture<Void> sent =
                    CompletableFuture.runAsync(() -> sendMessages(client, requests), OwnThread.EACH);
            for (int i = 0; i < requests; i++) {
                assertEquals(Integer.toString(i), client.receivesElement("iq").attribute("id"));
            }
            sent.join();
            client.leaves();
        }
    }

    /** Promise P7: what it asks for at once is more than its log holds. */
    @Test
    void givesAllPagesToWhoAsksForManyAtOnce(BinderyServer server) {
        int messages = 100;
        int pages = 60;
        String user = server.someone();
        try (XmppConversation client = server.connect()) {
            Bind2Login.of(user, "secret").asking("").on(client);
            client.receivesElement("features");
            client.sends(
                    ("<message to='" + user + "@localhost' type='chat'><body>note</body></message>").repeat(messages));
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
