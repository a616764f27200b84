package io.bindery.sessions.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.jid.BareJid;
import io.bindery.model.session.ServerCaps;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.stanza.IqClient;
import io.bindery.sessions.stanza.WrittenXml;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceDiscoveryTest {
    private static final BareJid JULIET = BareJid.parse("juliet@localhost");
    private static final BareJid ROMEO = BareJid.parse("romeo@localhost");
    private static final BareJid TYBALT = BareJid.parse("tybalt@localhost");
    private static final String TUNE = "http://jabber.org/protocol/tune";
    private static final List<Feature> FEATURES = List.of(
            Feature.ofServer("urn:server"),
            Feature.ofServer("urn:server"),
            Feature.ofOwnAccount("urn:own"),
            Feature.ofAccounts("urn:accounts"),
            Feature.ofAll("urn:all"));
    private static final ContactAddresses NO_CONTACTS = ContactAddresses.parse("");

    private final ServiceDiscovery discovery = discovery(NO_CONTACTS);

    /** Romeo may see Juliet, nobody else may see anybody; Juliet has a node that is hers alone. */
    private static ServiceDiscovery discovery(ContactAddresses contacts) {
        return new ServiceDiscovery(
                FEATURES,
                contacts,
                user -> Future.succeededFuture(user.equals(JULIET) ? Set.of(ROMEO) : Set.of()),
                (owner, asker) -> Future.succeededFuture(nodes(owner, asker)));
    }

    private static List<String> nodes(BareJid owner, BareJid asker) {
        if (!owner.equals(JULIET)) {
            return List.of();
        }
        return asker.equals(JULIET) ? List.of(TUNE, "mine") : List.of(TUNE);
    }

    private String info(BareJid asker, String attributes) {
        return IqClient.of(asker, discovery.entries())
                .asks("<iq type='get' id='1'" + attributes
                        + "<query xmlns='http://jabber.org/protocol/disco#info'/></iq>");
    }

    private String infoAt(BareJid asker, String to, String node) {
        return IqClient.of(asker, discovery.entries())
                .asks("<iq type='get' id='1' to='" + to
                        + "'><query xmlns='http://jabber.org/protocol/disco#info' node='" + node + "'/></iq>");
    }

    private String items(BareJid asker, String to, String node) {
        return IqClient.of(asker, discovery.entries())
                .asks("<iq type='get' id='1' to='" + to + "'><query xmlns='http://jabber.org/protocol/disco#items'"
                        + node + "/></iq>");
    }

    @Test
    void theServerNamesItsFeaturesOnce() {
        assertEquals(
                "<query xmlns='http://jabber.org/protocol/disco#info'>"
                        + "<identity category='server' type='im' name='Bindery'/>"
                        + "<feature var='http://jabber.org/protocol/caps'/>"
                        + "<feature var='http://jabber.org/protocol/disco#info'/>"
                        + "<feature var='http://jabber.org/protocol/disco#items'/>"
                        + "<feature var='urn:all'/><feature var='urn:server'/></query>",
                info(ROMEO, " to='localhost'>"));
    }

    @Test
    void theServerNamesItsContactsWhereThereAreSome() {
        ContactAddresses contacts =
                ContactAddresses.parse("support=xmpp:help@localhost,abuse=mailto:a@localhost,abuse=xmpp:a@localhost");
        XmlElement info = WrittenXml.parse(
                IqClient.of(ROMEO, discovery(contacts).entries())
                        .asks(
                                "<iq type='get' id='1' to='localhost'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>"));
        assertEquals(
                "<x xmlns='jabber:x:data' type='result'>"
                        + "<field var='FORM_TYPE' type='hidden'><value>http://jabber.org/network/serverinfo</value></field>"
                        + "<field var='abuse-addresses' type='list-multi'>"
                        + "<value>mailto:a@localhost</value><value>xmpp:a@localhost</value></field>"
                        + "<field var='support-addresses' type='list-multi'><value>xmpp:help@localhost</value></field></x>",
                info.child("x", "jabber:x:data").orElseThrow().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {">", " to='juliet@localhost'>"})
    void onesOwnAccountIsRegisteredAndAServiceOfEvents(String to) {
        assertEquals(
                "<query xmlns='http://jabber.org/protocol/disco#info'>"
                        + "<identity category='account' type='registered'/><identity category='pubsub' type='pep'/>"
                        + "<feature var='http://jabber.org/protocol/disco#info'/>"
                        + "<feature var='http://jabber.org/protocol/disco#items'/>"
                        + "<feature var='urn:accounts'/><feature var='urn:all'/><feature var='urn:own'/></query>",
                info(JULIET, to));
    }

    @Test
    void aSubscriberSeesLessAndAStrangerNothing() {
        String seen = info(ROMEO, " to='juliet@localhost'>");
        assertTrue(seen.contains("urn:accounts"), seen);
        assertFalse(seen.contains("urn:own"), seen);
        assertEquals("service-unavailable", info(TYBALT, " to='juliet@localhost'>"));
        assertEquals("service-unavailable", info(JULIET, " to='romeo@localhost'>"));
    }

    @Test
    void anAccountThatDoesNotExistLooksLikeAStrangers() {
        assertEquals("service-unavailable", info(TYBALT, " to='nobody@localhost'>"));
        assertEquals("service-unavailable", infoAt(TYBALT, "nobody@localhost", TUNE));
        assertEquals("service-unavailable", infoAt(TYBALT, "juliet@localhost", TUNE));
        String empty = "<query xmlns='http://jabber.org/protocol/disco#items'/>";
        assertEquals(empty, items(TYBALT, "nobody@localhost", ""));
        assertEquals(empty, items(TYBALT, "juliet@localhost", ""));
        assertEquals(
                items(TYBALT, "nobody@localhost", " node='mine'"), items(TYBALT, "juliet@localhost", " node='mine'"));
    }

    @Test
    void accountsListTheNodesThatTheAskerMayKnow() {
        assertEquals(
                "<query xmlns='http://jabber.org/protocol/disco#items'>"
                        + "<item jid='juliet@localhost' node='http://jabber.org/protocol/tune'/>"
                        + "<item jid='juliet@localhost' node='mine'/></query>",
                items(JULIET, "juliet@localhost", ""));
        assertEquals(
                "<query xmlns='http://jabber.org/protocol/disco#items'>"
                        + "<item jid='juliet@localhost' node='http://jabber.org/protocol/tune'/></query>",
                items(ROMEO, "juliet@localhost", ""));
        assertEquals("<query xmlns='http://jabber.org/protocol/disco#items'/>", items(ROMEO, "localhost", ""));
    }

    @Test
    void aNodeIsALeafForWhoMayKnowIt() {
        assertEquals(
                "<query xmlns='http://jabber.org/protocol/disco#info' node='mine'>"
                        + "<identity category='pubsub' type='leaf'/>"
                        + "<feature var='http://jabber.org/protocol/disco#info'/>"
                        + "<feature var='http://jabber.org/protocol/pubsub'/></query>",
                infoAt(JULIET, "juliet@localhost", "mine"));
        assertEquals("item-not-found", infoAt(ROMEO, "juliet@localhost", "mine"));
        assertEquals("item-not-found", items(ROMEO, "juliet@localhost", " node='mine'"));
        assertEquals("item-not-found", items(ROMEO, "localhost", " node='mine'"));
        assertEquals("item-not-found", infoAt(ROMEO, "localhost", "mine"));
    }

    @Test
    void theCapabilitiesStandForWhatTheServerAnswers() {
        ServerCaps caps = discovery.caps();
        String node = caps.discoNode();
        XmlElement info = WrittenXml.parse(infoAt(ROMEO, "localhost", node));
        assertEquals(node, info.attribute("node"));
        assertEquals(caps.ver(), CapsHash.of(info));
        assertTrue(CapsHash.isWellFormed(info));
        assertEquals("item-not-found", infoAt(ROMEO, "localhost", caps.node() + "#other"));
    }

    @Test
    void theCapabilitiesChangeWithWhatTheServerCanDo() {
        ContactAddresses contacts = ContactAddresses.parse("abuse=mailto:abuse@localhost");
        assertEquals(discovery.caps(), discovery(NO_CONTACTS).caps());
        assertNotEquals(discovery.caps(), discovery(contacts).caps());
    }
}
