package io.bindery.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.jid.BareJid;
import io.bindery.model.session.OnlineRequest;
import io.bindery.system.client.Bind2Login;
import io.bindery.system.client.Received;
import io.bindery.system.client.ScramProof;
import io.bindery.system.client.XmppConversation;
import io.bindery.system.server.Await;
import io.bindery.system.server.BinderyServer;
import io.bindery.system.server.SharedServer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XEP-0388 and the inline part of XEP-0386 where a client errs. */
@ExtendWith(SharedServer.class)
class Sasl2RulesIT {
    private static final String SASL2 = Bind2Login.SASL2;
    private static final String STREAM_ERRORS = "urn:ietf:params:xml:ns:xmpp-streams";

    private static BinderyServer server;

    private XmppConversation client;

    @BeforeAll
    static void use(BinderyServer shared) {
        server = shared;
        server.addAccount("tybalt", "secret");
    }

    @BeforeEach
    void connect() {
        client = server.connect().opens();
        client.receivesElement("features");
    }

    @Test
    void namesWhatIsWrong() {
        fails("<authenticate xmlns='" + SASL2 + "'/>", "invalid-mechanism");
        fails("<authenticate xmlns='" + SASL2 + "' mechanism='PLAIN'/>", "invalid-mechanism");
        client.close();
        connect();
        fails(begin("%%%"), "incorrect-encoding");
        fails(begin(base64("x,,n=tybalt,r=abc")), "malformed-request");
    }

    @Test
    void letsTheClientAbortAndTryAgain() {
        challenged("tybalt");
        fails("<abort xmlns='" + SASL2 + "'><text>changed my mind</text></abort>", "aborted");
        loginsSucceed();
    }

    @Test
    void goesOnAfterAWrongProof() {
        ScramProof wrong = new ScramProof("SCRAM-SHA-1", "tybalt", "wrong");
        Received challenge = client.sends(begin(wrong.first())).receivesElement("challenge");
        fails(Bind2Login.response(wrong, challenge), "not-authorized");
        loginsSucceed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"response", "abort"})
    void endsTheStreamForAnElementOfAnotherNamespace(String name) {
        challenged("tybalt");
        client.sends("<" + name + " xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>");
        endsWith("invalid-namespace");
    }

    @ParameterizedTest
    @ValueSource(strings = {"authenticate", "next", "task-data"})
    void endsTheStreamForAnElementOutOfTurn(String name) {
        challenged("tybalt");
        client.sends("<" + name + " xmlns='" + SASL2 + "'/>");
        endsWith("policy-violation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "d4565fa7-4d72-1749-b3d3-740edbf87770", "d4565fa74d724749b3d3740edbf87770"})
    void wantsARealIdOfAUserAgent(String id) {
        client.sends("<authenticate xmlns='" + SASL2 + "' mechanism='SCRAM-SHA-1'><user-agent id='" + id
                + "'/></authenticate>");
        endsWith("policy-violation");
    }

    @Test
    void authenticatesAStreamOnce() {
        loginsSucceed();
        client.receivesElement("features");
        client.sends("<authenticate xmlns='" + SASL2 + "' mechanism='SCRAM-SHA-1'/>");
        endsWith("policy-violation");
    }

    @Test
    void bindsWhenThereIsNothingToResume() {
        String resume = "<resume xmlns='urn:xmpp:sm:3' previd='gone' h='5'/>";
        ScramProof proof = new ScramProof("SCRAM-SHA-1", "tybalt", "secret");
        String request = Bind2Login.of("tybalt", "secret").authenticate(proof);
        Received challenge = client.sends(request.replace("<user-agent", resume + "<user-agent"))
                .receivesElement("challenge");
        Received success = client.sends(Bind2Login.response(proof, challenge)).receivesElement("success");
        assertEquals(List.of("additional-data", "authorization-identifier", "failed", "bound"), success.childNames());
    }

    @Test
    void bindsNothingForWhoDoesNotAskForIt() {
        ScramProof proof = new ScramProof("SCRAM-SHA-1", "tybalt", "secret");
        Received challenge = client.sends(begin(proof.first())).receivesElement("challenge");
        Received success = client.sends(Bind2Login.response(proof, challenge)).receivesElement("success");
        assertEquals("tybalt@localhost", success.text(SASL2, "authorization-identifier"));
        assertTrue(client.receivesElement("features").has("urn:ietf:params:xml:ns:xmpp-bind", "bind"));
    }

    @Test
    void tellsNobodyWhetherAnAccountExists() {
        Received known = challenged("tybalt");
        String refusal = refusedAfter(known);
        Received unknown = challenged("nobody");
        assertEquals(fields(known)[2], fields(unknown)[2]);
        assertEquals(fields(known)[1].length(), fields(unknown)[1].length());
        assertEquals(refusal, refusedAfter(unknown));
        client.close();
        connect();
        assertEquals(fields(unknown)[1], fields(challenged("nobody"))[1], "the made-up salt is stable");
        client.close();
        connect();
        assertNotEquals(fields(unknown)[1], fields(challenged("nobodyelse"))[1]);
    }

    @Test
    void insistsThatTheHeaderNamedTheSameAccount() {
        server.addAccount("mercutio", "secret");
        client.close();
        client = server.connect();
        client.sends(client.header().replace("to=", "from='romeo@localhost' to="))
                .next();
        client.receivesElement("features");
        ScramProof proof = new ScramProof("SCRAM-SHA-1", "mercutio", "secret");
        fails(Bind2Login.of("mercutio", "secret").authenticate(proof), "not-authorized");
        assertTrue(Await.done(server.sessions().online(new OnlineRequest(BareJid.parse("mercutio@localhost"))))
                .sessions()
                .isEmpty());
    }

    private Received challenged(String user) {
        return client.sends(begin(base64("n,,n=" + user + ",r=abcdefgh"))).receivesElement("challenge");
    }

    private String refusedAfter(Received challenge) {
        String nonce = fields(challenge)[0];
        String wrong = base64("c=biws," + nonce + ",p=" + base64("x".repeat(20)));
        return client.sends("<response xmlns='" + SASL2 + "'>" + wrong + "</response>")
                .receivesElement("failure")
                .xml();
    }

    private void loginsSucceed() {
        ScramProof proof = new ScramProof("SCRAM-SHA-1", "tybalt", "secret");
        String request = Bind2Login.of("tybalt", "secret").authenticate(proof);
        Received challenge = client.sends(request).receivesElement("challenge");
        client.sends(Bind2Login.response(proof, challenge)).receivesElement("success");
    }

    private void fails(String request, String condition) {
        Received failure = client.sends(request).receivesElement("failure");
        assertTrue(failure.has("urn:ietf:params:xml:ns:xmpp-sasl", condition), failure.xml());
    }

    private void endsWith(String condition) {
        Received error = client.receivesElement("error");
        assertTrue(error.has(STREAM_ERRORS, condition), error.xml());
        client.receivesEnd();
    }

    private static String begin(String initialResponse) {
        return "<authenticate xmlns='" + SASL2 + "' mechanism='SCRAM-SHA-1'><initial-response>" + initialResponse
                + "</initial-response></authenticate>";
    }

    private static String[] fields(Received challenge) {
        byte[] message = Base64.getDecoder().decode(challenge.text());
        return new String(message, StandardCharsets.UTF_8).split(",");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
