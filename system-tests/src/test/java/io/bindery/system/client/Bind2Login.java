package io.bindery.system.client;

import java.util.UUID;
import org.junit.jupiter.api.Assertions;

/**
 * A login with SASL2 and Bind 2, as an immutable description.
 *
 * @param tag null for none
 * @param userAgentId null for none
 * @param inline the elements inside bind, after the tag
 */
public record Bind2Login(
        String user, String password, String mechanism, String tag, String userAgentId, String inline) {
    /** The namespace of XEP-0388. */
    public static final String SASL2 = "urn:xmpp:sasl:2";

    /** The namespace of XEP-0386. */
    public static final String BIND2 = "urn:xmpp:bind:0";

    /** Carbons and stream management at once. */
    public static final String USUAL = "<enable xmlns='urn:xmpp:carbons:2'/><enable xmlns='urn:xmpp:sm:3'/>";

    /** A device of its own with the usual wishes. */
    public static Bind2Login of(String user, String password) {
        String device = UUID.randomUUID().toString();
        return new Bind2Login(user, password, "SCRAM-SHA-1", "tests", device, USUAL);
    }

    /** The same with another mechanism. */
    public Bind2Login with(String otherMechanism) {
        return new Bind2Login(user, password, otherMechanism, tag, userAgentId, inline);
    }

    /** The same with another tag. */
    public Bind2Login tagged(String otherTag) {
        return new Bind2Login(user, password, mechanism, otherTag, userAgentId, inline);
    }

    /** The same on another device. */
    public Bind2Login from(String otherUserAgentId) {
        return new Bind2Login(user, password, mechanism, tag, otherUserAgentId, inline);
    }

    /** The same with other features inside bind. */
    public Bind2Login asking(String otherInline) {
        return new Bind2Login(user, password, mechanism, tag, userAgentId, otherInline);
    }

    /** The one request of the client, for an exchange that has just begun. */
    public String authenticate(ScramProof proof) {
        String agent = userAgentId == null ? "" : "<user-agent id='" + userAgentId + "'/>";
        String tagged = tag == null ? "" : "<tag>" + tag + "</tag>";
        return "<authenticate xmlns='" + SASL2 + "' mechanism='" + mechanism + "'><initial-response>" + proof.first()
                + "</initial-response>" + agent + "<bind xmlns='" + BIND2 + "'>" + tagged + inline
                + "</bind></authenticate>";
    }

    /** Logs in on a fresh connection and hands over the {@code success}; the features after it are still to come. */
    public Received on(Conversation client) {
        return onOpened(client.opens());
    }

    /** The same where the server's header has come already, but not yet its features. */
    public Received onOpened(Conversation client) {
        client.receivesElement("features");
        return after(client);
    }

    /** The same where the server's features have come already. */
    public Received after(Conversation client) {
        ScramProof proof = new ScramProof(mechanism, user, password);
        Received success = outcome(client, proof);
        Assertions.assertEquals("success", success.name(), success.xml());
        proof.check(success.text(SASL2, "additional-data"));
        return success;
    }

    /** Tries the same and hands over {@code success} or {@code failure}. */
    public Received triedOn(Conversation client) {
        client.opens().receivesElement("features");
        return outcome(client, new ScramProof(mechanism, user, password));
    }

    private Received outcome(Conversation client, ScramProof proof) {
        Received first = new Received(client.sends(authenticate(proof)).next());
        return first.name().equals("challenge")
                ? new Received(client.sends(response(proof, first)).next())
                : first;
    }

    /** The second request, with the proof. */
    public static String response(ScramProof proof, Received challenge) {
        return "<response xmlns='" + SASL2 + "'>"
                + proof.answer(challenge.element().getTextContent()) + "</response>";
    }
}
