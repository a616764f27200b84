package io.bindery.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bindery.model.jid.BareJid;
import io.bindery.model.session.OnlineRequest;
import io.bindery.system.client.Bind2Login;
import io.bindery.system.client.Conversation;
import io.bindery.system.client.WebSocketConversation;
import io.bindery.system.client.XmppConversation;
import io.bindery.system.server.Await;
import io.bindery.system.server.BinderyServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannedStopIT {

    @Test
    void endsEveryStreamAndGivesTheSessionsBack(@TempDir Path folder) {
        try (BinderyServer server = BinderyServer.start(folder, Map.of())) {
            server.addAccount("juliet", "secret");
            XmppConversation online = server.connect();
            Bind2Login.of("juliet", "secret").on(online);
            online.receivesElement("features");
            XmppConversation negotiating = server.connect().opens();
            negotiating.receivesElement("features");
            WebSocketConversation browsing = server.connectWebSocket();
            Bind2Login.of("juliet", "secret").on(browsing);
            browsing.receivesElement("features");

            server.stopEdges();

            for (Conversation client : List.of(online, negotiating, browsing)) {
                client.receivesError("system-shutdown");
                client.close();
            }
            OnlineRequest who = new OnlineRequest(BareJid.parse("juliet@localhost"));
            assertEquals(List.of(), Await.done(server.sessions().online(who)).sessions());
        }
    }
}
