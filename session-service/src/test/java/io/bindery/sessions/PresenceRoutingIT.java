package io.bindery.sessions;

import static io.bindery.sessions.Client.presence;
import static io.bindery.sessions.RunningService.bind2;
import static io.bindery.sessions.RunningService.get;
import static io.bindery.sessions.RunningService.newId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.FullJid;
import io.bindery.model.route.RouteRequest;
import io.bindery.model.timeline.TimelineKeys;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import io.vertx.redis.client.Command;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PresenceRoutingIT {
    private RunningService service;
    private RawRedis redis;
    private TimelineKeys keys;

    @BeforeAll
    void start() {
        service = RunningService.start(Map.of());
        redis = RawRedis.of(service.vertx);
        keys = new TimelineKeys(RunningService.stores().shards());
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private static XmlElement unavailable(String priority) {
        return XmlElement.named("presence", Namespaces.CLIENT)
                .attribute("type", "unavailable")
                .textChild("priority", priority)
                .build();
    }

    private String directed(Client client) {
        return keys.log(client.jid().bare(), client.sessionId()).replace(":log:", ":directed:");
    }

    /** The answer may have been lost together with the instance that was to tell the others. */
    @Test
    void aRepeatedBindTellsAgainWhomItHasEnded() {
        Client juliet = Client.bind2(service, service.account());
        juliet.sends(presence(0));
        BareJid user = service.account();
        String first = newId();
        FullJid romeo = service.bound(bind2(user, first, "phone", "ua")).jid();
        redis.ask(Command.HSET, keys.watchers(user), juliet.jid().bare().toString(), "1");
        XmlElement available =
                presence(0).copy().attribute("from", romeo.toString()).build();
        get(service.sessions.route(new RouteRequest(romeo, first, 0, List.of(available))));
        assertEquals(2, juliet.receives().size());
        String second = newId();
        service.bound(bind2(user, second, "phone", "ua"));
        service.bound(bind2(user, second, "phone", "ua"));
        service.until(() -> redis.ask(Command.XLEN, keys.log(juliet.jid().bare(), juliet.sessionId()))
                        .toInteger()
                == 4);
        assertTrue(juliet.receives().stream().allMatch(each -> each.contains("type='unavailable'")));
    }

    /** As if the instance had died after it had told the contacts and before it told the session of them. */
    @Test
    void aRepeatedInitialPresenceBringsTheContactsToo() {
        Client romeo = Client.bind2(service, service.account());
        Client juliet = Client.bind2(service, service.account());
        romeo.sends(subscription("subscribe", juliet));
        juliet.sends(subscription("subscribed", romeo), presence(0));
        romeo.sends(presence(0));
        assertTrue(romeo.receives().stream().anyMatch(each -> each.contains("from='" + juliet.jid())));
        redis.ask(Command.HSET, keys.counts(romeo.jid().bare()), romeo.sessionId() + ":h", "1");
        romeo.route(1, presence(0));
        assertTrue(romeo.receives().stream().anyMatch(each -> each.contains("from='" + juliet.jid())));
        romeo.route(2, presence(1));
        assertEquals(1, romeo.receives().size());
    }

    private static XmlElement subscription(String type, Client to) {
        return XmlElement.named("presence", Namespaces.CLIENT)
                .attribute("type", type)
                .attribute("to", to.jid().bare().toString())
                .build();
    }

    /** XEP-0012 4: that a session answers would tell that it is there. */
    @Test
    void lastActivityOfASessionIsForSubscribersAlone() {
        Client romeo = Client.bind2(service, service.account());
        Client juliet = Client.bind2(service, service.account());
        romeo.sends(request("jabber:iq:last", juliet));
        assertTrue(romeo.receives().get(0).contains("<forbidden "));
        romeo.sends(request("jabber:iq:version", juliet));
        assertEquals(1, juliet.receives().size());
        romeo.sends(subscription("subscribe", juliet));
        juliet.sends(subscription("subscribed", romeo));
        juliet.receives();
        romeo.sends(request("jabber:iq:last", juliet));
        assertTrue(juliet.receives().get(0).contains("jabber:iq:last"));
    }

    private static XmlElement request(String namespace, Client to) {
        return XmlElement.named("iq", Namespaces.CLIENT)
                .attribute("type", "get")
                .attribute("id", "1")
                .attribute("to", to.jid().toString())
                .child(XmlElement.empty("query", namespace))
                .build();
    }

    @Test
    void remembersDirectPresenceOnlyWhereSomebodyGotIt() {
        Client romeo = Client.bind2(service, service.account());
        Client juliet = Client.bind2(service, service.account());
        for (String resource : List.of("a", "b", "c", juliet.jid().resource())) {
            romeo.sends(presence(0)
                    .copy()
                    .attribute("to", juliet.jid().bare() + "/" + resource)
                    .build());
        }
        assertEquals(1, juliet.receives().size());
        assertEquals(1, redis.ask(Command.SCARD, directed(romeo)).toInteger());
        romeo.close();
        assertEquals(1, juliet.receives().size());
    }

    @Test
    void goesThoughThePriorityIsNonsense() {
        Client romeo = Client.bind2(service, service.account());
        romeo.sends(presence(0), unavailable("high"));
        List<String> got = romeo.receives();
        // RFC 6121 4.5.2: the session that goes is told, too.
        assertEquals(2, got.size(), got::toString);
        assertTrue(got.get(1).contains(" type='unavailable'"), got::toString);
        assertEquals(
                0, redis.ask(Command.HLEN, keys.presence(romeo.jid().bare())).toInteger());
    }
}
