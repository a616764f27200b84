package io.bindery.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.archive.ArchiveId;
import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.Jid;
import io.bindery.model.session.AdmitReply;
import io.bindery.model.session.AdmitRequest;
import io.bindery.model.session.OnlineReply;
import io.bindery.model.session.OnlineRequest;
import io.bindery.model.session.SessionFeatures;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import io.bindery.system.client.Bind2Login;
import io.bindery.system.client.Received;
import io.bindery.system.client.ScramProof;
import io.bindery.system.client.XmppConversation;
import io.bindery.system.server.Await;
import io.bindery.system.server.BinderyServer;
import io.bindery.system.server.SharedServer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

@ExtendWith(SharedServer.class)
class Bind2LoginIT {
    private static final String ARCHIVE = "urn:xmpp:mam:2";
    private static final String ONE_SUCCESS = "<success xmlns='urn:xmpp:sasl:2'><additional-data>…</additional-data>"
            + "<authorization-identifier>…</authorization-identifier><bound xmlns='urn:xmpp:bind:0'>"
            + "<metadata xmlns='urn:xmpp:mam:2'/><enabled xmlns='urn:xmpp:sm:3'/></bound></success>";

    private static BinderyServer server;

    private BareJid user;
    private Bind2Login login;

    @BeforeAll
    static void use(BinderyServer shared) {
        server = shared;
    }

    @BeforeEach
    void addFreshAccount() {
        String name = server.someone();
        user = new BareJid(name, BinderyServer.DOMAIN);
        login = Bind2Login.of(name, "secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCRAM-SHA-1", "SCRAM-SHA-256", "SCRAM-SHA-512"})
    void tellsEverythingInOneSuccess(String mechanism) {
        try (XmppConversation client = server.connect()) {
            login.with(mechanism).on(client).like(ONE_SUCCESS);
            client.receivesElement("features");
            client.leaves();
        }
    }

    /** XEP-0115 6.3. */
    @Test
    void theFeaturesNameWhatTheServerSaysOfItself() {
        try (XmppConversation client = server.connect()) {
            login.on(client);
            Received features = client.receivesElement("features");
            Element caps = features.find("http://jabber.org/protocol/caps", "c").orElseThrow();
            String node = caps.getAttribute("node") + '#' + caps.getAttribute("ver");
            client.sends("<iq type='get' id='1' to='localhost'><query xmlns='http://jabber.org/protocol/disco#info'"
                    + " node='" + node + "'/></iq>");
            Received info = client.receivesElement("iq");
            assertEquals("result", info.attribute("type"), info.xml());
            assertTrue(info.xml().contains("<identity category='server' type='im'"), info.xml());
        }
    }

    @Test
    void understandsTheSameWhenEachByteComesAlone() {
        try (XmppConversation client = server.connect()) {
            client.sendsByteByByte(client.header()).next();
            client.receivesElement("features");
            ScramProof proof = new ScramProof("SCRAM-SHA-1", user.local(), "secret");
            Received challenge =
                    client.sendsByteByByte(login.authenticate(proof)).receivesElement("challenge");
            client.sendsByteByByte(Bind2Login.response(proof, challenge)).receives(ONE_SUCCESS);
            client.receivesElement("features");
        }
    }

    @Test
    void understandsHeaderAndRequestInOneWrite() {
        try (XmppConversation client = server.connect()) {
            ScramProof proof = new ScramProof("SCRAM-SHA-1", user.local(), "secret");
            client.sends(client.header() + login.authenticate(proof)).next();
            client.receivesElement("features");
            Received challenge = client.receivesElement("challenge");
            client.sends(Bind2Login.response(proof, challenge) + "<r xmlns='urn:xmpp:sm:3'/>")
                    .receives(ONE_SUCCESS)
                    .receivesElement("features");
            client.receives("<a xmlns='urn:xmpp:sm:3' h='0'/>");
        }
    }

    @Test
    void offersBind2WithWhatCanBeAskedForInline() {
        try (XmppConversation client = server.connect()) {
            Received features = client.opens().receivesElement("features");
            assertEquals(List.of("inline"), features.childNames(Bind2Login.BIND2, "bind"));
            for (String feature : List.of("urn:xmpp:carbons:2", "urn:xmpp:csi:0", "urn:xmpp:sm:3")) {
                assertTrue(features.xml().contains("var='" + feature + "'"), features.xml());
            }
        }
    }

    @Test
    void namesTheEndOfTheArchiveAtTheBind() {
        ArchiveId first = admit("first");
        Received one = loginAndLeave(login);
        assertEquals(first.toString(), one.find(ARCHIVE, "start").orElseThrow().getAttribute("id"));
        assertEquals(first.toString(), one.find(ARCHIVE, "end").orElseThrow().getAttribute("id"));

        ArchiveId second = admit("second");
        Received two = loginAndLeave(login);
        assertEquals(List.of("start", "end"), two.childNames(ARCHIVE, "metadata"));
        assertEquals(first.toString(), two.find(ARCHIVE, "start").orElseThrow().getAttribute("id"));
        assertEquals(second.toString(), two.find(ARCHIVE, "end").orElseThrow().getAttribute("id"));
        assertEquals(
                second.timestamp(),
                Instant.parse(two.find(ARCHIVE, "end").orElseThrow().getAttribute("timestamp")));
    }

    @Test
    void givesAResourceOfTagAndStablePart() {
        String jid = jid(loginAndLeave(login));
        assertTrue(jid.startsWith(user + "/tests/"), jid);
        assertEquals(jid, jid(loginAndLeave(login)));
        assertNotEquals(jid, jid(loginAndLeave(login.from(UUID.randomUUID().toString()))));
        String otherTag = jid(loginAndLeave(login.tagged("other")));
        assertTrue(otherTag.startsWith(user + "/other/"), otherTag);
    }

    @Test
    void neverShowsTheIdOfTheUserAgent() {
        String answered = jid(loginAndLeave(login)).toLowerCase(Locale.ROOT);
        assertFalse(answered.contains(login.userAgentId()), answered);
        for (String part : login.userAgentId().split("-")) {
            assertFalse(answered.contains(part), answered);
        }
    }

    @Test
    void givesARandomResourceToADeviceThatDoesNotNameItself() {
        Bind2Login anonymous = login.from(null);
        assertNotEquals(jid(loginAndLeave(anonymous)), jid(loginAndLeave(anonymous)));
    }

    @Test
    void endsTheEarlierSessionOfTheSameDevice() {
        try (XmppConversation earlier = server.connect();
                XmppConversation later = server.connect()) {
            login.on(earlier);
            earlier.receivesElement("features");
            login.on(later);
            earlier.receives("<stream:error><conflict xmlns='urn:ietf:params:xml:ns:xmpp-streams'/>"
                            + "<text xmlns='urn:ietf:params:xml:ns:xmpp-streams'>…</text></stream:error>")
                    .receivesEnd();
            assertEquals(1, online().size());
        }
    }

    @Test
    void letsTwoDevicesLiveSideBySide() {
        try (XmppConversation phone = server.connect();
                XmppConversation desk = server.connect()) {
            login.on(phone);
            login.from(UUID.randomUUID().toString()).on(desk);
            assertEquals(2, online().size());
        }
    }

    @Test
    void putsWhatWasAskedForInForceAtTheBind() {
        try (XmppConversation client = server.connect()) {
            login.on(client);
            assertEquals(new SessionFeatures(true, true, false), online().get(0).features());
        }
    }

    @Test
    void beginsInactiveWhenAskedTo() {
        try (XmppConversation client = server.connect()) {
            Received success =
                    login.asking("<inactive xmlns='urn:xmpp:csi:0'/>").on(client);
            assertEquals(List.of("metadata"), success.childNames(Bind2Login.BIND2, "bound"));
            assertEquals(
                    new SessionFeatures(false, false, true), online().get(0).features());
        }
    }

    @Test
    void leavesNoTraceOfAFailedAuthentication() {
        try (XmppConversation client = server.connect()) {
            Bind2Login wrong = new Bind2Login(user.local(), "wrong", "SCRAM-SHA-1", "tests", null, Bind2Login.USUAL);
            Received failure = wrong.triedOn(client);
            assertTrue(failure.has("urn:ietf:params:xml:ns:xmpp-sasl", "not-authorized"), failure.xml());
            assertEquals(List.of(), online());
        }
    }

    private ArchiveId admit(String body) {
        XmlElement stanza = XmlElement.named("message", Namespaces.CLIENT)
                .attribute("type", "chat")
                .textChild("body", body)
                .build();
        AdmitRequest request = new AdmitRequest(user, Jid.parse("romeo@localhost"), stanza, true);
        AdmitReply reply = Await.done(server.sessions().admit(request));
        return assertInstanceOf(AdmitReply.Admitted.class, reply).id();
    }

    private List<OnlineReply.Session> online() {
        return Await.done(server.sessions().online(new OnlineRequest(user))).sessions();
    }

    private Received loginAndLeave(Bind2Login description) {
        try (XmppConversation client = server.connect()) {
            Received success = description.on(client);
            client.receivesElement("features");
            client.leaves();
            return success;
        }
    }

    private static String jid(Received success) {
        return success.text(Bind2Login.SASL2, "authorization-identifier");
    }
}
