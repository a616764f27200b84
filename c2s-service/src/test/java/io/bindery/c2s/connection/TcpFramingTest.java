package io.bindery.c2s.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bindery.c2s.stream.StreamHeader;
import io.bindery.model.jid.Jid;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import org.junit.jupiter.api.Test;

/** RFC 6120 4: one document. */
class TcpFramingTest {
    private final StringBuilder out = new StringBuilder();

    @Test
    void opensWithTheStartTagOfARoot() {
        TcpFraming.open(out, new StreamHeader("localhost", Jid.parse("juliet@localhost/o'neill"), "en"), "id1");

        assertEquals(
                "<?xml version='1.0'?><stream:stream xmlns='jabber:client'"
                        + " xmlns:stream='http://etherx.jabber.org/streams' id='id1' from='localhost'"
                        + " to='juliet@localhost/o&apos;neill' version='1.0' xml:lang='en'>",
                out.toString());
    }

    @Test
    void namesNobodyWhoDidNotSayWhoItIs() {
        TcpFraming.open(out, new StreamHeader("localhost", null, "it"), "id1");

        assertEquals(
                "<?xml version='1.0'?><stream:stream xmlns='jabber:client'"
                        + " xmlns:stream='http://etherx.jabber.org/streams' id='id1' from='localhost'"
                        + " version='1.0' xml:lang='it'>",
                out.toString());
    }

    @Test
    void leavesDeclarationsToTheRoot() {
        TcpFraming.append(out, XmlElement.empty("presence", Namespaces.CLIENT));
        TcpFraming.append(out, XmlElement.empty("features", Namespaces.STREAMS));

        assertEquals("<presence/><stream:features/>", out.toString());
    }
}
