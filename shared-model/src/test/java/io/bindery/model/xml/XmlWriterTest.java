package io.bindery.model.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class XmlWriterTest {

    @Test
    void declaresANamespaceOnlyWhereItChanges() {
        XmlElement element = XmlElement.named("a", "u")
                .child(XmlElement.named("b", "u")
                        .child(XmlElement.empty("c", "v"))
                        .build())
                .child(XmlElement.empty("d", ""))
                .build();

        assertEquals("<a xmlns='u'><b><c xmlns='v'/></b><d xmlns=''/></a>", XmlWriter.write(element, ""));
        assertEquals("<a><b><c xmlns='v'/></b><d xmlns=''/></a>", XmlWriter.write(element, "u"));
    }

    @Test
    void takesThePrefixOfTheHeaderForElementsOfTheStream() {
        XmlElement error = XmlElement.named("error", Namespaces.STREAMS)
                .child(XmlElement.empty("conflict", Namespaces.STREAM_ERRORS))
                .child(XmlElement.empty("x", Namespaces.CLIENT))
                .build();

        assertEquals(
                "<stream:error><conflict xmlns='urn:ietf:params:xml:ns:xmpp-streams'/><x/></stream:error>",
                XmlWriter.write(error, Namespaces.CLIENT));
    }

    @Test
    void declaresThePrefixItselfInADocument() {
        XmlElement error = XmlElement.named("error", Namespaces.STREAMS)
                .child(XmlElement.empty("conflict", Namespaces.STREAM_ERRORS))
                .child(XmlElement.empty("error", Namespaces.STREAMS))
                .build();
        String written = "<stream:error xmlns:stream='http://etherx.jabber.org/streams'>"
                + "<conflict xmlns='urn:ietf:params:xml:ns:xmpp-streams'/><stream:error/></stream:error>";

        assertEquals(written, XmlWriter.document(error));
        assertEquals(
                "<message xmlns='jabber:client'>" + written + "</message>",
                XmlWriter.document(XmlElement.named("message", Namespaces.CLIENT)
                        .child(error)
                        .build()));
    }

    @Test
    void anElementAsTextNeedsNoHeaderAroundIt() {
        XmlElement message = XmlElement.named("message", Namespaces.CLIENT)
                .child(XmlElement.empty("x", Namespaces.STREAMS))
                .build();

        assertEquals(
                "<message xmlns='jabber:client'><stream:x xmlns:stream='http://etherx.jabber.org/streams'/></message>",
                message.toString());
    }

    @Test
    void writesAttributesWithTheirNamespaces() {
        XmlElement element = XmlElement.named("a", "")
                .attribute("plain", "1")
                .attribute(Namespaces.XML, "lang", "en")
                .attribute("urn:'x'", "b", "2")
                .attribute("urn:y", "b", "3")
                .build();

        assertEquals(
                "<a plain='1' xml:lang='en' xmlns:a0='urn:&apos;x&apos;' a0:b='2' xmlns:a1='urn:y' a1:b='3'/>",
                XmlWriter.write(element, ""));
    }

    @Test
    void escapesTextForEveryPlace() {
        XmlElement element = XmlElement.named("a", "")
                .attribute("b", "<>&'\"\t\n\r")
                .text("]]>é😀\n")
                .build();

        assertEquals("<a b='&lt;&gt;&amp;&apos;&quot;&#9;&#10;&#13;'>]]&gt;é😀&#10;</a>", XmlWriter.write(element, ""));
    }

    @Test
    void appendsBehindWhatIsThere() {
        StringBuilder out = new StringBuilder("x");
        XmlWriter.append(out, XmlElement.empty("a", "u"), "u");

        assertEquals("x<a/>", out.toString());
    }
}
