package io.bindery.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.system.client.Received;
import io.bindery.system.client.ScramProof;
import io.bindery.system.client.XmppConversation;
import io.bindery.system.server.BinderyServer;
import io.bindery.system.server.SharedServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** RFC 6120 6 and 7 as older clients speak them. */
@ExtendWith(SharedServer.class)
class ClassicLoginIT {
    private static final String SASL = "urn:ietf:params:xml:ns:xmpp-sasl";
    private static final String BIND = "urn:ietf:params:xml:ns:xmpp-bind";
    private static final String SM = "urn:xmpp:sm:3";
    private static final String STREAM_ERRORS = "urn:ietf:params:xml:ns:xmpp-streams";

    private static BinderyServer server;

    @BeforeAll
    static void use(BinderyServer shared) {
        server = shared;
        server.addAccount("benvolio", "secret");
    }

    @Test
    void comesOnLineStepByStep() {
        try (XmppConversation client = authenticated()) {
            bind(client, "<resource>balcony</resource>")
                    .like("<iq type='result' id='b'><bind xmlns='" + BIND
                            + "'><jid>benvolio@localhost/balcony</jid></bind></iq>");
            client.sends("<iq type='set' id='s'><session xmlns='urn:ietf:params:xml:ns:xmpp-session'/></iq>")
                    .receives("<iq type='result' id='s' to='benvolio@localhost/balcony'/>");
            client.sends("<enable xmlns='" + SM + "'/>").receives("<enabled xmlns='" + SM + "'/>");
            client.sends("<presence/><r xmlns='" + SM + "'/>")
                    .receives("<presence from='benvolio@localhost/balcony'/>")
                    .receives("<a xmlns='" + SM + "' h='1'/>");
            client.leaves();
        }
    }

    @Test
    void chooseAResourceForWhoAsksForNone() {
        try (XmppConversation one = authenticated();
                XmppConversation two = authenticated()) {
            // libstrophe sends the <required/> of the feature back.
            String first = jid(bind(one, "<required/>"));
            String second = jid(bind(two, ""));
            assertNotEquals(first, second);
            assertTrue(first.startsWith("benvolio@localhost/"), first);
        }
    }

    @Test
    void givesAResourceToWhoAsksLast() {
        try (XmppConversation earlier = authenticated();
                XmppConversation later = authenticated()) {
            bind(earlier, "<resource>desk</resource>");
            assertEquals("benvolio@localhost/desk", jid(bind(later, "<resource>desk</resource>")));
            endsWith(earlier, "conflict");
        }
    }

    @Test
    void refusesAResourceThatIsNone() {
        try (XmppConversation client = authenticated()) {
            Received refused = bind(client, "<resource>" + "x".repeat(1024) + "</resource>");
            assertEquals("error", refused.attribute("type"));
            assertTrue(refused.has("urn:ietf:params:xml:ns:xmpp-stanzas", "bad-request"), refused.xml());
            assertEquals("result", bind(client, "").attribute("type"));
        }
    }

    @Test
    void wantsAResourceBeforeAnythingElse() {
        try (XmppConversation client = authenticated()) {
            client.sends("<enable xmlns='" + SM + "'/>")
                    .receives("<failed xmlns='" + SM
                            + "'><unexpected-request xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></failed>");
            client.sends("<resume xmlns='" + SM + "' previd='x' h='0'/>")
                    .receives("<failed xmlns='" + SM
                            + "'><feature-not-implemented xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></failed>");
            client.sends("<presence/>");
            endsWith(client, "not-authorized");
        }
    }

    @Test
    void authenticatesAStreamOnce() {
        try (XmppConversation client = authenticated()) {
            client.sends("<auth xmlns='" + SASL + "' mechanism='SCRAM-SHA-1'>=</auth>");
            endsWith(client, "policy-violation");
        }
    }

    @Test
    void goesOnAfterAFailedAttempt() {
        try (XmppConversation client = server.connect().opens()) {
            client.receivesElement("features");
            fails(client, "<auth xmlns='" + SASL + "' mechanism='UNKNOWN'/>", "invalid-mechanism");
            fails(client, "<auth xmlns='" + SASL + "' mechanism='SCRAM-SHA-1'>***</auth>", "incorrect-encoding");
            authenticate(client);
        }
    }

    @Test
    void letsTheClientAbort() {
        try (XmppConversation client = server.connect().opens()) {
            client.receivesElement("features");
            client.sends("<auth xmlns='" + SASL + "' mechanism='SCRAM-SHA-1'/>").receivesElement("challenge");
            fails(client, "<abort xmlns='" + SASL + "'/>", "aborted");
            authenticate(client);
        }
    }

    private static void fails(XmppConversation client, String request, String condition) {
        client.sends(request).receives("<failure xmlns='" + SASL + "'><" + condition + "/></failure>");
    }

    private static XmppConversation authenticated() {
        XmppConversation client = server.connect().opens();
        client.receivesElement("features");
        authenticate(client);
        client.opens();
        Received features = client.receivesElement("features");
        assertTrue(features.has(BIND, "bind"), features.xml());
        return client;
    }

    private static void authenticate(XmppConversation client) {
        ScramProof proof = new ScramProof("SCRAM-SHA-1", "benvolio", "secret");
        Received challenge = client.sends(
                        "<auth xmlns='" + SASL + "' mechanism='SCRAM-SHA-1'>" + proof.first() + "</auth>")
                .receivesElement("challenge");
        Received success = client.sends(
                        "<response xmlns='" + SASL + "'>" + proof.answer(challenge.text()) + "</response>")
                .receivesElement("success");
        proof.check(success.text());
    }

    private static Received bind(XmppConversation client, String wish) {
        return client.sends("<iq type='set' id='b'><bind xmlns='" + BIND + "'>" + wish + "</bind></iq>")
                .receivesElement("iq");
    }

    private static String jid(Received result) {
        return result.text(BIND, "jid");
    }

    private static void endsWith(XmppConversation client, String condition) {
        Received error = client.receivesElement("error");
        assertTrue(error.has(STREAM_ERRORS, condition), error.xml());
        client.receivesEnd();
    }
}
