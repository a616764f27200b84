package io.bindery.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bindery.system.client.Bind2Login;
import io.bindery.system.client.Received;
import io.bindery.system.client.XmppConversation;
import io.bindery.system.server.BinderyServer;
import io.bindery.system.server.BusRequests;
import io.bindery.system.server.PostgresStatistics;
import io.bindery.system.server.RedisStatistics;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts what one archived message costs on its way: two hops, two scripts, no statement. */
class MessageCostIT {
    private static final String REQUEST = "<r xmlns='urn:xmpp:sm:3'/>";

    @TempDir
    private Path folder;

    private BinderyServer server;
    private RedisStatistics redis;
    private PostgresStatistics postgres;
    private BusRequests bus;

    @BeforeEach
    void start() {
        server = BinderyServer.start(folder, Map.of());
        server.addAccount("romeo", "secret");
        server.addAccount("juliet", "secret");
        redis = new RedisStatistics(URI.create(server.redis().uri()));
        postgres = PostgresStatistics.of(server.postgres());
        bus = new BusRequests(server.vertx());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aMessageBetweenTwoWhoAreKnownTakesTwoHopsAndTwoScripts() {
        try (XmppConversation romeo = onLine("romeo", "<enable xmlns='urn:xmpp:sm:3'/>");
                XmppConversation juliet = onLine("juliet", "")) {
            say(romeo, juliet, "the first one lets the accounts be known", 1);
            // So that the flush of the first one is not counted with the second.
            server.stopArchive();
            redis.reset();
            postgres.reset();
            bus.reset();

            say(romeo, juliet, "hello", 2);

            Map<String, Integer> requests = bus.byVerb();
            requests.remove("session.ack");
            assertEquals(Map.of("session.route", 1, "edge.<node>.deliver", 1), requests, bus::toString);
            assertEquals(2, redis.scripts(), () -> redis.calls().toString());
            assertEquals(List.of(), postgres.statements());
        }
    }

    private XmppConversation onLine(String user, String enabling) {
        XmppConversation client = server.connect();
        Bind2Login.of(user, "secret").asking(enabling).on(client);
        client.receivesElement("features");
        return client;
    }

    private static void say(XmppConversation from, XmppConversation to, String body, int count) {
        from.sends("<message to='juliet@localhost' type='chat'><body>" + body + "</body></message>" + REQUEST);
        to.receives("<message from='…' to='juliet@localhost' type='chat'><body>" + body
                + "</body><stanza-id xmlns='urn:xmpp:sid:0' by='juliet@localhost' id='…'/></message>");
        // She has it before the script of his own side has run; this answer comes behind both.
        Received taken = from.receivesElement("a");
        assertEquals(Integer.toString(count), taken.attribute("h"));
    }
}
