package io.bindery.system.client;

import io.bindery.system.server.BinderyServer;
import org.junit.jupiter.api.Assertions;

/** A client that is on line. */
public final class Person implements AutoCloseable {
    private static final String SASL = "urn:ietf:params:xml:ns:xmpp-sasl";
    private static final String PASSWORD = "secret";

    private final XmppConversation client;
    private final String jid;
    private int pings;

    private Person(XmppConversation client, String jid) {
        this.client = client;
        this.jid = jid;
    }

    /** Logs in with Bind 2 and carbons. */
    public static Person bind2(BinderyServer server, String user) {
        return bind2(server, user, "<enable xmlns='urn:xmpp:carbons:2'/>");
    }

    /** Logs in with Bind 2. */
    public static Person bind2(BinderyServer server, String user, String inline) {
        XmppConversation client = server.connect();
        Received success = Bind2Login.of(user, PASSWORD).asking(inline).on(client);
        client.receivesElement("features");
        return new Person(client, success.text(Bind2Login.SASL2, "authorization-identifier"));
    }

    /** Logs in the classic way. */
    public static Person classic(BinderyServer server, String user, String resource) {
        XmppConversation client = server.connect().opens();
        client.receivesElement("features");
        ScramProof proof = new ScramProof("SCRAM-SHA-1", user, PASSWORD);
        client.sends("<auth xmlns='" + SASL + "' mechanism='SCRAM-SHA-1'>" + proof.first() + "</auth>");
        Received challenge = client.receivesElement("challenge");
        client.sends("<response xmlns='" + SASL + "'>" + proof.answer(challenge.text()) + "</response>");
        client.receivesElement("success");
        client.opens().receivesElement("features");
        client.sends("<iq type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>" + resource
                + "</resource></bind></iq>");
        client.receivesElement("iq");
        return new Person(client, user + "@" + BinderyServer.DOMAIN + "/" + resource);
    }

    /** Its full address. */
    public String jid() {
        return jid;
    }

    /** The address of its account. */
    public String bare() {
        return jid.substring(0, jid.indexOf('/'));
    }

    /** The stream below. */
    public XmppConversation client() {
        return client;
    }

    /** Sends initial presence and takes it back from the server. */
    public Person available() {
        sends("<presence/>");
        return receives("<presence from='" + jid + "'/>");
    }

    public Person sends(String xml) {
        client.sends(xml);
        return this;
    }

    public Person receives(String expected) {
        client.receives(expected);
        return this;
    }

    /** The next element, whatever it is. */
    public Received next() {
        return new Received(client.next());
    }

    /** Skips to the next presence of a type, empty for available; roster pushes in between are taken. */
    public Received hears(String type) {
        Received received = next();
        while (received.name().equals("iq") || received.attribute("from").equals(jid)) {
            received = next();
        }
        Assertions.assertEquals("presence", received.name(), received.xml());
        Assertions.assertEquals(type, received.attribute("type"), received.xml());
        return received;
    }

    /** Both see each other from now on; what comes on the way is taken, but the last push. */
    public void befriends(Person other) {
        // Only who has asked for the roster is told how a subscription goes on (RFC 6121 3.1.6).
        asks("<iq type='get' id='r'><query xmlns='jabber:iq:roster'/></iq>", "result");
        other.asks("<iq type='get' id='r'><query xmlns='jabber:iq:roster'/></iq>", "result");
        sends("<presence to='" + other.bare() + "' type='subscribe'/>");
        Assertions.assertEquals("subscribe", other.next().attribute("type"));
        other.sends(
                "<presence to='" + bare() + "' type='subscribed'/><presence to='" + bare() + "' type='subscribe'/>");
        hears("subscribed");
        Assertions.assertEquals(other.jid(), hears("").attribute("from"));
        hears("subscribe");
        sends("<presence to='" + other.bare() + "' type='subscribed'/>");
        other.hears("subscribed");
        Assertions.assertEquals(jid, other.hears("").attribute("from"));
    }

    /** Asks and takes the answer, which must be of that type. */
    public Received asks(String iq, String type) {
        Received answer = sends(iq).next();
        Assertions.assertEquals("iq", answer.name(), answer.xml());
        Assertions.assertEquals(type, answer.attribute("type"), answer.xml());
        return answer;
    }

    /** What the server has for this client comes before the answer to this: it proves that nothing came. */
    public Person hasNothing() {
        String id = "nothing" + pings++;
        return sends("<iq type='get' id='" + id + "'><ping xmlns='urn:xmpp:ping'/></iq>")
                .receives("<iq type='result' id='" + id + "' to='" + jid + "'/>");
    }

    /** Ends the stream properly; what was still to be read is read. */
    public void leaves() {
        client.sends(XmppConversation.STREAM_END).closes();
    }

    @Override
    public void close() {
        client.close();
    }
}
