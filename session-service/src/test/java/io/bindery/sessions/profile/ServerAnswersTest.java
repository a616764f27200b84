package io.bindery.sessions.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bindery.model.jid.BareJid;
import io.bindery.sessions.stanza.IqClient;
import io.bindery.sessions.stanza.IqEntry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAnswersTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2006-12-19T17:58:35.999Z"), ZoneOffset.ofHours(-6));
    private final List<IqEntry> entries = Stream.of(
                    new Ping().entries(), new SoftwareVersion().entries(), new EntityTime(CLOCK).entries())
            .flatMap(List::stream)
            .toList();
    private final IqClient client = IqClient.of(BareJid.parse("juliet@localhost"), entries);

    @ParameterizedTest
    @ValueSource(strings = {"", " to='localhost'", " to='juliet@localhost'"})
    void answersPingsAndTheSessionOfOlderClients(String to) {
        assertEquals("done", client.asks("<iq type='get' id='1'" + to + "><ping xmlns='urn:xmpp:ping'/></iq>"));
        assertEquals(
                "done",
                client.asks(
                        "<iq type='set' id='1'" + to + "><session xmlns='urn:ietf:params:xml:ns:xmpp-session'/></iq>"));
    }

    @Test
    void saysNothingForAccountsOfOthers() {
        assertEquals(
                "nobody", client.asks("<iq type='get' id='1' to='romeo@localhost'><ping xmlns='urn:xmpp:ping'/></iq>"));
        assertEquals(
                "nobody", client.asks("<iq type='get' id='1' to='romeo@localhost'><time xmlns='urn:xmpp:time'/></iq>"));
    }

    @Test
    void tellsTheTimeInUtc() {
        assertEquals(
                "<time xmlns='urn:xmpp:time'><tzo>+00:00</tzo><utc>2006-12-19T17:58:35Z</utc></time>",
                client.asks("<iq type='get' id='1' to='localhost'><time xmlns='urn:xmpp:time'/></iq>"));
    }

    @Test
    void tellsTheReleaseButNotTheOperatingSystem() {
        assertEquals(
                "<query xmlns='jabber:iq:version'><name>Bindery</name><version>(unpackaged)</version></query>",
                client.asks("<iq type='get' id='1' to='localhost'><query xmlns='jabber:iq:version'/></iq>"));
        assertEquals(
                "nobody", client.asks("<iq type='set' id='1' to='localhost'><query xmlns='jabber:iq:version'/></iq>"));
    }
}
