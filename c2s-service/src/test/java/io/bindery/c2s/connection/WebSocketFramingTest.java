package io.bindery.c2s.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bindery.c2s.stream.StreamHeader;
import io.bindery.model.jid.Jid;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import org.junit.jupiter.api.Test;

/** RFC 7395 3.3: every message is a document. */
class WebSocketFramingTest {

    @Test
    void opensWithAnElementOfItsOwn() {
        assertEquals(
                "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' id='id1' from='localhost'"
                        + " to='juliet@localhost' version='1.0' xml:lang='en'/>",
                WebSocketFraming.open(new StreamHeader("localhost", Jid.parse("juliet@localhost"), "en"), "id1"));
    }

    @Test
    void closesWithAnElementOfItsOwn() {
        assertEquals("<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>", WebSocketFraming.CLOSE);
    }

    @Test
    void declaresInEachMessageWhatItUses() {
        assertEquals(
                "<presence xmlns='jabber:client'/>",
                WebSocketFraming.message(XmlElement.empty("presence", Namespaces.CLIENT)));
        assertEquals(
                "<stream:features xmlns:stream='http://etherx.jabber.org/streams'><sm xmlns='urn:xmpp:sm:3'/>"
                        + "</stream:features>",
                WebSocketFraming.message(XmlElement.named("features", Namespaces.STREAMS)
                        .child(XmlElement.empty("sm", Namespaces.STREAM_MANAGEMENT))
                        .build()));
    }
}
