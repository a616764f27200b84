package io.bindery.c2s.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.c2s.negotiation.Task;
import io.bindery.model.jid.BareJid;
import io.bindery.model.session.RegisterReply.Outcome;
import io.bindery.model.session.RegisterRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** XEP-0077 before login, each answer of session-service forced. */
class RegistrationTest {
    private static final String FEATURE = "<register xmlns='http://jabber.org/features/iq-register'/>";
    private static final String DONE = "<iq type='result' id='r'/>";
    private final StreamInTest client = open(Map.of());

    private static StreamInTest open(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of("c2s.tls", "disabled", "accounts.registration", "open"));
        settings.putAll(more);
        return new StreamInTest(Task.Policy.NONE, settings);
    }

    private static String set(String fields) {
        return "<iq type='set' id='r'><query xmlns='jabber:iq:register'>" + fields + "</query></iq>";
    }

    private static String account(String name, String password) {
        return set("<username>" + name + "</username><password>" + password + "</password>");
    }

    private static String error(String type, String condition) {
        return "<iq id='r' type='error'><error type='" + type + "'><" + condition
                + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>";
    }

    @Test
    void isAnnouncedWhereItIsOpen() {
        assertTrue(client.features.contains(FEATURE), client.features);
        for (String other : List.of("none", "own-account")) {
            assertFalse(open(Map.of("accounts.registration", other)).features.contains(FEATURE), other);
        }
    }

    @Test
    void tellsWhichFieldsItWants() {
        assertEquals(
                "<iq type='result' id='r'><query xmlns='jabber:iq:register'>"
                        + "<instructions>Choose a name and a password.</instructions>"
                        + "<username/><password/></query></iq>",
                client.sends("<iq type='get' id='r'><query xmlns='jabber:iq:register'/></iq>"));
    }

    @Test
    void asksForAnAccountWithANormalisedNameAndLetsItsUserIn() {
        assertEquals(DONE, client.sends(account("Juliet", "secret")));
        assertEquals(
                List.of(new RegisterRequest(BareJid.parse("juliet@localhost"), "secret", "192.0.2.1")),
                client.sessions.registrations);
        client.authenticates("<bind xmlns='urn:xmpp:bind:0'/>");
        client.sessions.bound("x");
        assertTrue(client.received().startsWith("<success "));
    }

    @ParameterizedTest
    @CsvSource({
        "CONFLICT,cancel,conflict",
        "UNUSABLE_PASSWORD,modify,not-acceptable",
        "TOO_MANY,wait,resource-constraint",
        "NOT_OPEN,cancel,service-unavailable"
    })
    void passesTheRefusalOn(Outcome outcome, String type, String condition) {
        client.sessions.registration = outcome;
        assertEquals(error(type, condition), client.sends(account("juliet", "secret")));
        assertFalse(client.closed);
    }

    @Test
    void saysWhenItCouldNotBeAsked() {
        client.sessions.reachable = false;
        assertEquals(error("wait", "internal-server-error"), client.sends(account("juliet", "secret")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<username>juliet</username>",
                "<password>secret</password>",
                "<username>juliet</username><password/>",
                "<username/><password>secret</password>",
                "<username>two words</username><password>secret</password>",
                "<username>juliet@localhost</username><password>secret</password>",
                "<username xmlns='urn:other'>juliet</username><password>secret</password>",
                "<x xmlns='jabber:x:data' type='submit'/>"
            })
    void whatIsIncompleteIsNotAcceptable(String fields) {
        assertEquals(error("modify", "not-acceptable"), client.sends(set(fields)));
        assertEquals(List.of(), client.sessions.registrations);
    }

    @Test
    void nothingMayStandTwiceOrBeside() {
        String twice = "<username>a</username><username>b</username><password>secret</password>";
        assertEquals(error("modify", "bad-request"), client.sends(set(twice)));
        String beside = account("juliet", "secret").replace("</iq>", "<x xmlns='urn:x'/></iq>");
        assertEquals(error("modify", "bad-request"), client.sends(beside));
        assertEquals(List.of(), client.sessions.registrations);
    }

    @Test
    void endsNoAccountOfSomebodyUnknown() {
        assertEquals(error("wait", "unexpected-request"), client.sends(set("<remove/>")));
        assertEquals(error("modify", "bad-request"), client.sends(set("<remove/><username>juliet</username>")));
    }

    @Test
    void makesOneAccountOnEachStream() {
        assertEquals(DONE, client.sends(account("juliet", "secret")));
        assertEquals(error("modify", "not-acceptable"), client.sends(account("romeo", "secret")));
        assertEquals(1, client.sessions.registrations.size());
    }

    @Test
    void endsTheStreamOfWhoTriesTooOften() {
        client.sessions.registration = Outcome.CONFLICT;
        client.sends(account("a", "secret"));
        client.sends(account("b", "secret"));
        String last = client.sends(account("c", "secret"));
        assertTrue(last.startsWith(error("cancel", "conflict") + "<stream:error><policy-violation "), last);
        assertTrue(client.closed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "own-account"})
    void isUnavailableWhereItIsNotOpen(String setting) {
        StreamInTest other = open(Map.of("accounts.registration", setting));
        assertEquals(error("cancel", "service-unavailable"), other.sends(account("juliet", "secret")));
        assertEquals(
                error("cancel", "service-unavailable"),
                other.sends("<iq type='get' id='r'><query xmlns='jabber:iq:register'/></iq>"));
        assertEquals(List.of(), other.sessions.registrations);
    }

    @ParameterizedTest
    @ValueSource(strings = {"required", "optional"})
    void isNotAllowedInTheClear(String tls) {
        StreamInTest other = open(Map.of("c2s.tls", tls));
        assertFalse(other.features.contains(FEATURE));
        assertEquals(error("cancel", "not-allowed"), other.sends(account("juliet", "secret")));
        assertEquals(List.of(), other.sessions.registrations);
    }

    @Test
    void answersAsTheAddressThatWasAsked() {
        assertEquals(
                "<iq type='result' id='r' from='localhost'/>",
                client.sends(account("juliet", "secret").replace("id='r'", "id='r' to='localhost'")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"elsewhere.example", "juliet@localhost", "@"})
    void isNotForOthersToAnswer(String to) {
        String answer = client.sends(account("juliet", "secret").replace("id='r'", "id='r' to='" + to + "'"));
        assertTrue(answer.contains("<not-authorized "), answer);
        assertTrue(client.closed);
    }
}
