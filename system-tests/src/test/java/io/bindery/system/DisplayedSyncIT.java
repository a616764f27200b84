package io.bindery.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.system.client.Person;
import io.bindery.system.client.Received;
import io.bindery.system.server.BinderyServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** XEP-0490 with server assist, from one device to the other, as clients do it. */
class DisplayedSyncIT {
    private static final String MDS = "urn:xmpp:mds:displayed:0";
    private static final String MARKER = "<displayed xmlns='urn:xmpp:chat-markers:0' id='hi'/>";
    private static final String DISPLAYED = "<displayed xmlns='" + MDS
            + "'><stanza-id xmlns='urn:xmpp:sid:0' by='juliet@localhost' id='17'/></displayed>";

    @TempDir
    private static Path folder;

    private static BinderyServer server;

    @BeforeAll
    static void start() {
        server = BinderyServer.start(folder, Map.of());
        server.addAccount("juliet", "secret");
        server.addAccount("romeo", "secret");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theOtherDeviceHearsWhatWasReadAndTheContactOnlyTheMarker() throws Exception {
        try (Person phone = Person.bind2(server, "juliet", "");
                Person tablet = Person.bind2(server, "juliet", "");
                Person romeo = Person.bind2(server, "romeo", "")) {
            assertTrue(info(phone, "juliet@localhost").contains("<feature var='urn:xmpp:mds:server-assist:0'/>"));
            wantsEvents(tablet);
            phone.sends("<message to='romeo@localhost' type='chat'>" + MARKER + DISPLAYED + "</message>");
            tablet.receives("<message from='juliet@localhost' to='juliet@localhost' type='headline' id='…'>"
                    + "<event xmlns='http://jabber.org/protocol/pubsub#event'><items node='" + MDS
                    + "'><item id='romeo@localhost'>" + DISPLAYED + "</item></items></event></message>");
            Received marker = romeo.next();
            assertTrue(marker.has("urn:xmpp:chat-markers:0", "displayed"), marker.xml());
            assertFalse(marker.has(MDS, "displayed"), marker.xml());
            phone.hasNothing();
            Received kept = phone.asks(
                    "<iq type='get' id='c'><pubsub xmlns='http://jabber.org/protocol/pubsub'><items node='" + MDS
                            + "'/></pubsub></iq>",
                    "result");
            assertTrue(kept.xml().contains("<item id='romeo@localhost'>"), kept.xml());
        }
    }

    private static String info(Person asker, String whom) {
        return asker.asks(
                        "<iq type='get' id='d' to='" + whom
                                + "'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>",
                        "result")
                .xml();
    }

    /** XEP-0115: presence names what it can do, the server asks what that means and is told. */
    private static void wantsEvents(Person client) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-1")
                .digest(("client/pc//tests<" + MDS + "+notify<").getBytes(StandardCharsets.UTF_8));
        String ver = Base64.getEncoder().encodeToString(hash);
        client.sends("<presence><c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='urn:tests' ver='" + ver
                + "'/></presence>");
        Received question = client.next();
        while (!question.name().equals("iq")) {
            question = client.next();
        }
        assertEquals("get", question.attribute("type"), question.xml());
        client.sends("<iq type='result' to='" + question.attribute("from") + "' id='" + question.attribute("id")
                + "'><query xmlns='http://jabber.org/protocol/disco#info' node='urn:tests#" + ver
                + "'><identity category='client' type='pc' name='tests'/><feature var='" + MDS
                + "+notify'/></query></iq>");
        client.hasNothing();
    }
}
