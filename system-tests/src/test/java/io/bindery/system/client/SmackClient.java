package io.bindery.system.client;

import io.bindery.system.server.BinderyServer;
import java.net.InetAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.filter.StanzaTypeFilter;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.roster.Roster;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.Jid;

/** A Smack client that is on line, says yes to everybody who wants its presence, and keeps the messages it gets. */
public final class SmackClient implements AutoCloseable {
    private final XMPPTCPConnection connection;
    private final Queue<Message> messages = new ConcurrentLinkedQueue<>();

    private SmackClient(XMPPTCPConnection connection) {
        this.connection = connection;
    }

    /** Logs in without TLS and sends initial presence. */
    public static SmackClient online(BinderyServer server, String user, String resource) throws Exception {
        XMPPTCPConnectionConfiguration configuration = XMPPTCPConnectionConfiguration.builder()
                .setXmppDomain(BinderyServer.DOMAIN)
                .setHostAddress(InetAddress.getLoopbackAddress())
                .setPort(server.tcpPort())
                .setSecurityMode(SecurityMode.disabled)
                .setUsernameAndPassword(user, "secret")
                .setResource(resource)
                .build();
        SmackClient client = new SmackClient(new XMPPTCPConnection(configuration));
        client.begin();
        return client;
    }

    private void begin() throws Exception {
        connection.addStanzaListener(stanza -> messages.add((Message) stanza), StanzaTypeFilter.MESSAGE);
        roster().setSubscriptionMode(Roster.SubscriptionMode.accept_all);
        connection.connect().login();
    }

    /** What Smack's extensions are asked for. */
    public XMPPTCPConnection connection() {
        return connection;
    }

    /** Its roster, kept up to date by pushes. */
    public Roster roster() {
        return Roster.getInstanceFor(connection);
    }

    /** Its bare JID. */
    public EntityBareJid jid() {
        return connection.getUser().asEntityBareJid();
    }

    /** Asks for a contact's presence. */
    public void befriends(SmackClient other) throws Exception {
        roster().createItemAndRequestSubscription(other.jid(), null, null);
    }

    /** Sends a chat message. */
    public void says(Jid to, String body) throws Exception {
        connection.sendStanza(connection
                .getStanzaFactory()
                .buildMessageStanza()
                .to(to)
                .ofType(Message.Type.chat)
                .setBody(body)
                .build());
    }

    /** What it sees of a contact. */
    public Presence sees(SmackClient other) {
        return roster().getPresence(other.jid());
    }

    /** Whether such a message came, a copy from another resource aside. */
    public boolean heard(Jid from, String body) {
        return messages.stream()
                .anyMatch(message -> body.equals(message.getBody())
                        && message.getType() != Message.Type.error
                        && message.getFrom().asBareJid().equals(from.asBareJid()));
    }

    /** Whether a message came back as an error with that condition, written as in RFC 6120 8.3.3. */
    public boolean refused(String condition) {
        return messages.stream()
                .anyMatch(message -> message.getType() == Message.Type.error
                        && message.getError().getCondition().toString().equals(condition));
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
