package io.bindery.c2s.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.bindery.c2s.xml.XmlStreamEvent.ElementReceived;
import io.bindery.c2s.xml.XmlStreamEvent.StreamClosed;
import io.bindery.c2s.xml.XmlStreamEvent.StreamOpened;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import io.bindery.model.xml.XmlText;
import io.bindery.model.xml.XmlWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class XmlStreamParserTest {
    private static final String CLIENT = Namespaces.CLIENT;
    private final XmlStreamParser parser = new XmlStreamParser(ParsedStream.LIMITS);

    @Test
    void opensWithTheHeaderAndItsDefaultNamespace() {
        feed("<?xml version='1.0'?>" + ParsedStream.HEADER);

        StreamOpened opened = assertInstanceOf(StreamOpened.class, parser.next());

        assertEquals("jabber:client", opened.defaultNamespace());
        assertEquals(
                XmlElement.named("stream", Namespaces.STREAMS)
                        .attribute("to", "localhost")
                        .attribute("version", "1.0")
                        .attribute(Namespaces.XML, "lang", "en")
                        .build(),
                opened.header());
        assertNull(parser.next());
    }

    @Test
    void tellsThatTheHeaderHasNoDefaultNamespace() {
        feed("<s:stream xmlns:s='http://etherx.jabber.org/streams' >");

        assertEquals("", assertInstanceOf(StreamOpened.class, parser.next()).defaultNamespace());
    }

    @Test
    void closesWithTheRoot() {
        feed(ParsedStream.HEADER + " \n</stream:stream>");
        parser.next();

        assertEquals(new StreamClosed(), parser.next());
        assertNull(parser.next());
    }

    @Test
    void closesAnEmptyRoot() {
        feed("<a xmlns='u'/>");

        assertInstanceOf(StreamOpened.class, parser.next());
        assertEquals(new StreamClosed(), parser.next());
    }

    @Test
    void givesElementsOneByOneWithTheirSize() {
        String message = "<message to='a@b'><body>hi</body></message>";
        open("  " + message + "\n<r xmlns='urn:xmpp:sm:3'/> ");

        assertEquals(
                new ElementReceived(
                        XmlElement.named("message", CLIENT)
                                .attribute("to", "a@b")
                                .textChild("body", "hi")
                                .build(),
                        message.length()),
                parser.next());
        assertEquals(new ElementReceived(XmlElement.empty("r", "urn:xmpp:sm:3"), 26), parser.next());
        assertNull(parser.next());
    }

    @Test
    void resolvesNamespacesOfElementsAndAttributes() {
        open("<m xmlns:p='urn:p' p:a='1' a='2' xml:lang='de'><p:x xmlns:p='urn:q' p:a='3'/><y xmlns=''><z/></y></m>");

        XmlElement expected = XmlElement.named("m", CLIENT)
                .attribute("urn:p", "a", "1")
                .attribute("a", "2")
                .attribute(Namespaces.XML, "lang", "de")
                .child(XmlElement.named("x", "urn:q")
                        .attribute("urn:q", "a", "3")
                        .build())
                .child(XmlElement.named("y", "")
                        .child(XmlElement.empty("z", ""))
                        .build())
                .build();
        assertEquals(expected, element());
    }

    @Test
    void forgetsTheNamespacesOfAnElementAfterIt() {
        open("<a xmlns='urn:a'/><b/>");

        assertEquals(XmlElement.empty("a", "urn:a"), element());
        assertEquals(XmlElement.empty("b", CLIENT), element());
    }

    @Test
    void keepsThePrefixesOfTheRootForAllElements() {
        feed("<a xmlns='u' xmlns:p=\"v'&amp;\">");
        parser.next();
        feed("<p:b/>");
        assertEquals(XmlElement.empty("b", "v'&"), element());
        feed("<p:c/>");
        assertEquals(XmlElement.empty("c", "v'&"), element());
    }

    @Test
    void makesOneTextOfARunWithReferencesAndCdata() {
        open("<b>1&lt;&gt;&amp;&apos;&quot;&#x41;&#66;<![CDATA[<&c;]]]]><![CDATA[>]]>😀\r\n</b>");

        assertEquals(List.of(new XmlText("1<>&'\"AB<&c;]]>😀\n")), element().children());
    }

    @Test
    void takesBackWhatTheWriterWrote() {
        XmlElement element = XmlElement.named("message", CLIENT)
                .attribute("to", "a\t\n\r'\"<>&b")
                .attribute("urn:x", "y", "z")
                .attribute(Namespaces.XML, "lang", "en")
                .child(XmlElement.empty("error", Namespaces.STREAMS))
                .child(XmlElement.named("x", "urn:'x'").text("]]>\r\n").build())
                .child(XmlElement.empty("none", ""))
                .build();
        open(XmlWriter.write(element, CLIENT));

        assertEquals(element, element());
    }

    @Test
    void countsWhatNoEventHasCovered() {
        open("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>\n");
        assertInstanceOf(ElementReceived.class, parser.next());
        assertEquals(0, parser.unread());

        feed("<auth");
        assertNull(parser.next());
        assertEquals(5, parser.unread());
    }

    @Test
    void countsWhatIsPipelinedBehindAnElement() {
        open("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/> <auth/>");
        assertInstanceOf(ElementReceived.class, parser.next());

        assertEquals(7, parser.unread());
    }

    @Test
    void restartsBehindTheLastEvent() {
        open("<a/>\n<?xml version='1.0'?><other xmlns='u'><b/>");
        assertEquals(XmlElement.empty("a", CLIENT), element());

        parser.restart();

        assertEquals("u", assertInstanceOf(StreamOpened.class, parser.next()).defaultNamespace());
        assertEquals(XmlElement.empty("b", "u"), element());
    }

    @Test
    void appliesNewLimitsFromTheNextElementOn() {
        open("<a>");
        assertNull(parser.next());
        parser.limits(new XmlLimits(30_000, 10, 10));
        feed("x".repeat(20_000));
        assertInstanceOf(XmlStreamEvent.StreamBroken.class, parser.next());

        XmlStreamParser raised = new XmlStreamParser(ParsedStream.LIMITS);
        raised.feed(ParsedStream.HEADER.getBytes(StandardCharsets.UTF_8));
        raised.next();
        raised.limits(new XmlLimits(30_000, 10, 10));
        raised.feed(("<a>" + "x".repeat(20_000) + "</a>").getBytes(StandardCharsets.UTF_8));
        assertInstanceOf(ElementReceived.class, raised.next());
    }

    @Test
    void takesAnElementOfExactlyTheLimit() {
        String text = "x".repeat(ParsedStream.LIMITS.maxElementBytes() - "<a></a>".length());

        assertFalse(ParsedStream.whole(ParsedStream.HEADER + "<a>" + text + "</a><b/>")
                .broken());
    }

    private void open(String rest) {
        feed(ParsedStream.HEADER + rest);
        assertInstanceOf(StreamOpened.class, parser.next());
    }

    private XmlElement element() {
        return assertInstanceOf(ElementReceived.class, parser.next()).element();
    }

    private void feed(String text) {
        parser.feed(text.getBytes(StandardCharsets.UTF_8));
    }
}
