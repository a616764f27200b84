package io.bindery.sessions.capabilities;

import static io.bindery.sessions.RunningService.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.jid.FullJid;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.discovery.CapsHash;
import io.bindery.sessions.pubsub.PubsubService;
import io.bindery.sessions.pubsub.Xml;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CapabilitiesIT {
    private static final String CLIENT = "http://www.chatopus.com";
    private final List<String> wishes = new CopyOnWriteArrayList<>();
    private PubsubService service;
    private RecordedMarks marks;
    private FullJid romeo;

    @BeforeAll
    void start() {
        service = new PubsubService(Map.of("capabilities.max", "5"));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @BeforeEach
    void aSession() {
        marks = new RecordedMarks();
        romeo = service.newSession();
        service.deliveries.taken();
        wishes.clear();
    }

    /** As many instances as are asked for: nothing but the stores connects them. */
    private Capabilities instance() {
        return new Capabilities(service.statements(), service.limits, marks, service.deliveries, this::wants);
    }

    private Future<Void> wants(FullJid session, String sessionId, Set<String> nodes) {
        wishes.add(session + " " + sessionId + " " + new TreeSet<>(nodes));
        return Future.succeededFuture();
    }

    private static XmlElement presence(String hash, String ver) {
        return Xml.parse("<presence xmlns='jabber:client'><c xmlns='http://jabber.org/protocol/caps' hash='" + hash
                + "' node='" + CLIENT + "' ver='" + ver + "'/></presence>");
    }

    /** A disco#info query with features, of a software that nothing else in the tests is. */
    private static String info(String... features) {
        StringBuilder info = new StringBuilder("<query xmlns='http://jabber.org/protocol/disco#info'>");
        info.append("<identity category='client' type='pc' name='")
                .append(UUID.randomUUID())
                .append("'/>");
        for (String feature : features) {
            info.append("<feature var='").append(feature).append("'/>");
        }
        return info.append("</query>").toString();
    }

    private static XmlElement result(String id, String info) {
        return Xml.parse("<iq xmlns='jabber:client' type='result' id='" + id + "'>" + info + "</iq>");
    }

    private void seen(Capabilities capabilities, XmlElement presence) {
        get(capabilities.seen(romeo, "s1", presence));
    }

    private void answers(String id, String info) {
        get(instance().answered(romeo, "s1", result(id, info)).orElseThrow());
    }

    private String mark(String nodes) {
        return romeo.bare() + " s1 " + nodes;
    }

    private String wish(String nodes) {
        return romeo + " s1 " + nodes;
    }

    private String question(String hash, String ver) {
        return romeo + ": "
                + Xml.canonical(
                        "<iq xmlns='jabber:client' type='get' from='localhost' to='" + romeo + "' id='caps:" + hash
                                + ":" + ver + "'><query xmlns='http://jabber.org/protocol/disco#info' node='" + CLIENT
                                + "#" + ver
                                + "'/></iq>");
    }

    @Test
    void unknownCapabilitiesAreAskedForOnceAndForAll() {
        String info = info("http://jabber.org/protocol/tune", "http://jabber.org/protocol/tune+notify", "urn:a+notify");
        String ver = CapsHash.of(Xml.parse(info));
        seen(instance(), presence("sha-1", ver));
        assertEquals(List.of(question("sha-1", ver)), service.deliveries.taken());
        assertEquals(List.of(), marks.taken());

        answers("caps:sha-1:" + ver, info);
        assertEquals(List.of(mark("[http://jabber.org/protocol/tune, urn:a]")), marks.taken());
        assertEquals(List.of(wish("[http://jabber.org/protocol/tune, urn:a]")), wishes);

        FullJid nurse = service.newSession();
        get(instance().seen(nurse, "s2", presence("sha-1", ver)));
        assertEquals(List.of(), service.deliveries.taken());
        assertEquals(nurse + " s2 [http://jabber.org/protocol/tune, urn:a]", wishes.get(1));
    }

    @Test
    void laterPresenceBringsNothingNew() {
        String info = info("urn:a+notify");
        answers("caps:sha-1:" + CapsHash.of(Xml.parse(info)), info);
        wishes.clear();
        seen(instance(), presence("sha-1", CapsHash.of(Xml.parse(info))));
        assertEquals(List.of(), wishes);
    }

    @Test
    void otherCapabilitiesBringWhatIsNewInThem() {
        String info = info("urn:a+notify");
        String more = info("urn:a+notify", "urn:b+notify");
        answers("caps:sha-1:" + CapsHash.of(Xml.parse(info)), info);
        answers("caps:sha-1:" + CapsHash.of(Xml.parse(more)), more);
        assertEquals(List.of(mark("[urn:a]"), mark("[urn:a, urn:b]")), marks.taken());
        assertEquals(List.of(wish("[urn:a]"), wish("[urn:b]")), wishes);
    }

    @Test
    void whatDoesNotVerifyCountsForThisSessionAlone() {
        String info = info("urn:a+notify");
        String forged = "QgayPKawpkPSDYmwT/WM94uAlu0=";
        answers("caps:sha-1:" + forged, info);
        assertEquals(List.of(mark("[urn:a]")), marks.taken());
        assertEquals(List.of(wish("[urn:a]")), wishes);
        seen(instance(), presence("sha-1", forged));
        assertEquals(List.of(question("sha-1", forged)), service.deliveries.taken());
    }

    @Test
    void whatSaysSomethingTwiceDoesNotVerify() {
        String info = info("urn:a+notify", "urn:a+notify");
        String ver = CapsHash.of(Xml.parse(info));
        answers("caps:sha-1:" + ver, info);
        seen(instance(), presence("sha-1", ver));
        assertEquals(List.of(question("sha-1", ver)), service.deliveries.taken());
    }

    @Test
    void aHashThatCannotBeCheckedCountsForThisSessionAlone() {
        String info = info("urn:a+notify");
        answers("caps:sha-256:abc", info);
        assertEquals(List.of(wish("[urn:a]")), wishes);
        seen(instance(), presence("sha-256", "abc"));
        assertEquals(List.of(question("sha-256", "abc")), service.deliveries.taken());
    }

    @Test
    void presenceWithoutCapabilitiesEndsTheWishes() {
        String info = info("urn:a+notify");
        String ver = CapsHash.of(Xml.parse(info));
        answers("caps:sha-1:" + ver, info);
        marks.taken();
        seen(instance(), Xml.parse("<presence xmlns='jabber:client'/>"));
        seen(instance(), presence("sha-1", ver));
        seen(
                instance(),
                presence("sha-1", ver).copy().attribute("type", "unavailable").build());
        seen(instance(), presence("sha-1", ver));
        assertEquals(List.of(mark("[]"), mark("[urn:a]"), mark("[]"), mark("[urn:a]")), marks.taken());
        assertEquals(List.of(wish("[urn:a]"), wish("[urn:a]"), wish("[urn:a]")), wishes);
    }

    @Test
    void aClientThatDoesNotAnswerWantsNothing() {
        XmlElement error =
                Xml.parse("<iq xmlns='jabber:client' type='error' id='caps:sha-1:x'><error type='cancel'/></iq>");
        get(instance().answered(romeo, "s1", error).orElseThrow());
        assertEquals(List.of(mark("[]")), marks.taken());
    }

    @Test
    void otherAnswersAreNotTaken() {
        assertTrue(instance().answered(romeo, "s1", result("ping-1", "")).isEmpty());
        assertTrue(instance().answered(romeo, "s1", result("caps:", "")).isEmpty());
        assertTrue(instance()
                .answered(romeo, "s1", Xml.parse("<iq xmlns='jabber:client' type='result'/>"))
                .isEmpty());
    }

    @Test
    void theOldestCapabilitiesMakeRoom() {
        List<String> known = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            String info = info("urn:a+notify");
            known.add(CapsHash.of(Xml.parse(info)));
            answers("caps:sha-1:" + known.get(i), info);
        }
        long kept = get(service.statements().execute("SELECT count(*) FROM sessions.capabilities", Tuple.tuple()))
                .iterator()
                .next()
                .getLong(0);
        assertEquals(5, kept);
        seen(instance(), presence("sha-1", known.get(0)));
        seen(instance(), presence("sha-1", known.get(6)));
        assertEquals(List.of(question("sha-1", known.get(0))), service.deliveries.taken());
    }
}
