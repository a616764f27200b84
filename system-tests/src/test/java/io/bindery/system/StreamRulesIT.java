package io.bindery.system;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.system.client.Bind2Login;
import io.bindery.system.client.Received;
import io.bindery.system.client.XmppConversation;
import io.bindery.system.server.BinderyServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * RFC 6120 4 and 11, over a real socket: each broken rule has its own stream error. Who can no longer be understood is
 * left some time to read it; those tests wait beside each other.
 */
class StreamRulesIT {
    private static final String STREAM_ERRORS = "urn:ietf:params:xml:ns:xmpp-streams";

    @TempDir
    private static Path folder;

    private static BinderyServer server;

    @BeforeAll
    static void start() {
        server = BinderyServer.start(folder, Map.of("c2s.tls", "disabled", "c2s.domains", "localhost,other.example"));
        server.addAccount("juliet", "secret");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "host-unknown,        to='elsewhere.example' version='1.0' xmlns='jabber:client'",
        "improper-addressing, version='1.0' xmlns='jabber:client'",
        "unsupported-version, to='localhost' xmlns='jabber:client'",
        "invalid-namespace,   to='localhost' version='1.0' xmlns='jabber:server'",
        "invalid-namespace,   to='localhost' version='1.0'",
        "invalid-from,        to='localhost' from='a@other.example' version='1.0' xmlns='jabber:client'"
    })
    void answersABadHeaderWithItsOwnHeaderAndAnError(String condition, String attributes) {
        try (XmppConversation client = server.connect()) {
            client.sends("<stream:stream xmlns:stream='http://etherx.jabber.org/streams' " + attributes + ">");
            assertTrue(client.next().startsWith("<stream:stream "));
            endsWith(client, condition);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "not-well-formed,      <message></presence>",
        "not-well-formed,      <message to='a' to='b'/>",
        "restricted-xml,       <!-- a comment -->",
        "restricted-xml,       <?php echo ?>",
        "restricted-xml,       <message>&nbsp;</message>",
        "bad-format,           words outside of an element",
        "bad-namespace-prefix, <nobody:knows/>",
        "not-authorized,       <message/>",
        "not-authorized,       <iq type='get' id='1'><ping xmlns='urn:xmpp:ping'/></iq>",
        "unsupported-stanza-type, <surprise xmlns='urn:example:surprise'/>"
    })
    @Execution(ExecutionMode.CONCURRENT)
    void endsTheStreamOfWhoBreaksARule(String condition, String bytes) {
        try (XmppConversation client = server.connect()) {
            client.opens().receivesElement("features");
            client.sends(bytes);
            endsWith(client, condition);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE lolz [<!ENTITY lol 'lol'>]><stream:stream>",
                "<?xml version='1.0'?><!DOCTYPE stream SYSTEM 'file:///etc/passwd'><stream:stream>"
            })
    @Execution(ExecutionMode.CONCURRENT)
    void readsNoDocumentType(String bytes) {
        try (XmppConversation client = server.connect()) {
            client.sends(bytes);
            assertTrue(client.next().startsWith("<stream:stream "));
            endsWith(client, "restricted-xml");
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void understandsNoEncodingButUtf8() {
        try (XmppConversation client = server.connect()) {
            client.sends("<?xml version='1.0' encoding='ISO-8859-1'?><stream:stream>");
            assertTrue(client.next().startsWith("<stream:stream "));
            endsWith(client, "unsupported-encoding");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "11000, x,   <message><body>, </body></message>",
        "200,   <a>, <message>,       ''",
        "11000, x,   <message><body>, ''",
        "11000, x,   <message a=',    ''"
    })
    @Execution(ExecutionMode.CONCURRENT)
    void bindsNobodyWhoWritesTooMuch(int times, String much, String before, String after) {
        refuses(before + much.repeat(times) + after, "policy-violation");
    }

    @Test
    void allowsMoreOnceTheClientIsKnown() {
        try (XmppConversation client = server.connect()) {
            Bind2Login.of("juliet", "secret").on(client);
            Received features = client.receivesElement("features");
            assertTrue(features.xml().contains("<max-bytes>262144</max-bytes>"), features.xml());
            String body = "<body>" + "x".repeat(100_000) + "</body>";
            client.sends("<message to='nobody@localhost'>" + body + "</message>");
            assertTrue(client.receivesElement("message").xml().contains("<service-unavailable"));
            client.leaves();
        }
    }

    @Test
    void endsTheStreamOfAForger() {
        try (XmppConversation client = server.connect()) {
            Bind2Login.of("juliet", "secret").on(client);
            client.receivesElement("features");
            client.sends("<message from='romeo@localhost' to='juliet@localhost'/>");
            endsWith(client, "invalid-from");
        }
    }

    @Test
    void givesEachStreamAnIdOfItsOwnAndEchoesTheAddresses() {
        String header = "<stream:stream xmlns:stream='http://etherx.jabber.org/streams' xmlns='jabber:client'"
                + " to='Other.Example' from='Juliet@other.example' version='1.0' xml:lang='it'>";
        try (XmppConversation one = server.connect();
                XmppConversation two = server.connect()) {
            String first = one.sends(header).next();
            String second = two.sends(header).next();
            assertNotEquals(first, second);
            assertTrue(first.contains(" from='other.example'"), first);
            assertTrue(first.contains(" to='juliet@other.example'"), first);
            assertTrue(first.contains(" xml:lang='it'"), first);
        }
    }

    @Test
    void closesWhenTheClientCloses() {
        try (XmppConversation client = server.connect()) {
            client.opens().receivesElement("features");
            client.leaves();
        }
    }

    @Test
    void skipsWhiteSpaceBetweenElements() {
        try (XmppConversation client = server.connect()) {
            Bind2Login.of("juliet", "secret").on(client);
            client.receivesElement("features");
            client.sends(" \n\t <r xmlns='urn:xmpp:sm:3'/> ").receives("<a xmlns='urn:xmpp:sm:3' h='0'/>");
        }
    }

    private static void refuses(String bytes, String condition) {
        try (XmppConversation client = server.connect()) {
            client.opens().receivesElement("features");
            client.sends(bytes);
            endsWith(client, condition);
        }
    }

    private static void endsWith(XmppConversation client, String condition) {
        Received error = client.receivesElement("error");
        assertTrue(error.has(STREAM_ERRORS, condition), error.xml());
        client.receivesEnd();
    }
}
