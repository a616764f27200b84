package io.bindery.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bindery.model.jid.BareJid;
import io.bindery.model.session.CloseRequest;
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
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannedStopIT {
    private static final long CLOSE_TAKES_MS = 1000;

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

    @Test
    void waitsForTheEndsOfStreamsThatWereCutJustBefore(@TempDir Path folder) {
        try (BinderyServer server = BinderyServer.start(folder, Map.of())) {
            server.addAccount("juliet", "secret");
            XmppConversation cut = server.connect();
            Bind2Login.of("juliet", "secret").on(cut);
            AtomicBoolean closing = new AtomicBoolean();
            server.vertx().eventBus().<Object>addOutboundInterceptor(delivery -> {
                if (delivery.body() instanceof CloseRequest) {
                    closing.set(true);
                    server.vertx().setTimer(CLOSE_TAKES_MS, timer -> delivery.next());
                } else {
                    delivery.next();
                }
            });
            cut.close();
            Await.until("the end is under way", closing::get);

            server.stopEdges();

            OnlineRequest who = new OnlineRequest(BareJid.parse("juliet@localhost"));
            assertEquals(List.of(), Await.done(server.sessions().online(who)).sessions());
        }
    }
}
