package io.bindery.c2s.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.bindery.c2s.xml.XmlStreamEvent.ElementReceived;
import io.bindery.c2s.xml.XmlStreamEvent.StreamBroken;
import io.bindery.c2s.xml.XmlStreamEvent.StreamClosed;
import io.bindery.c2s.xml.XmlStreamEvent.StreamOpened;
import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlFrameParserTest {
    private static final String CLOSE = "<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>";
    private static final XmlLimits LIMITS = new XmlLimits(5000, 4, 8);
    private final XmlFrameParser parser = new XmlFrameParser(LIMITS);

    @Test
    void takesOpenForTheHeaderOfAStream() {
        feed("<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='localhost' version='1.0' xml:lang='it'/>");

        StreamOpened opened = assertInstanceOf(StreamOpened.class, parser.next());
        assertEquals(Namespaces.CLIENT, opened.defaultNamespace());
        assertEquals(
                XmlElement.named("stream", Namespaces.STREAMS)
                        .attribute("to", "localhost")
                        .attribute("version", "1.0")
                        .attribute(Namespaces.XML, "lang", "it")
                        .build(),
                opened.header());
        assertNull(parser.next());
    }

    @Test
    void takesCloseForTheEndOfAStream() {
        feed(CLOSE);
        assertEquals(new StreamClosed(), parser.next());
    }

    @Test
    void takesOpenAndCloseOfOtherNamespacesForElements() {
        feed("<open xmlns='jabber:client'/>");
        assertEquals(XmlElement.empty("open", Namespaces.CLIENT), element());
        feed("<close/>");
        assertEquals(XmlElement.empty("close", ""), element());
    }

    @Test
    void givesOneElementForEachMessage() {
        String message = "<message xmlns='jabber:client' to='a@b'><body>hi</body></message>";
        feed(message);
        feed(" <r xmlns='urn:xmpp:sm:3'/>\n");

        assertEquals(
                new ElementReceived(
                        XmlElement.named("message", Namespaces.CLIENT)
                                .attribute("to", "a@b")
                                .textChild("body", "hi")
                                .build(),
                        message.length()),
                parser.next());
        assertEquals(XmlElement.empty("r", "urn:xmpp:sm:3"), element());
        assertNull(parser.next());
    }

    @Test
    void inheritsNothingFromOtherMessages() {
        feed("<a xmlns='jabber:client' xmlns:p='urn:p'/>");
        assertEquals(XmlElement.empty("a", Namespaces.CLIENT), element());
        feed("<b/>");
        assertEquals(XmlElement.empty("b", ""), element());
        feed("<p:c/>");
        assertBroken(StreamErrorCondition.BAD_NAMESPACE_PREFIX);
    }

    @Test
    void joinsTheFragmentsOfAMessage() {
        byte[] message = "<m xmlns='u' a='é'>😀</m>".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < message.length; i++) {
            assertNull(parser.next());
            parser.feed(Arrays.copyOfRange(message, i, i + 1), false);
        }
        parser.feed(new byte[0], true);

        assertEquals(XmlElement.named("m", "u").attribute("a", "é").text("😀").build(), element());
    }

    @ParameterizedTest
    @CsvSource({
        "bad-format,      ''",
        "bad-format,      ' '",
        "bad-format,      <a/><b/>",
        "bad-format,      <a/><b",
        "bad-format,      <a/>words",
        "bad-format,      words",
        "not-well-formed, <a>",
        "not-well-formed, <a></b>",
        "not-well-formed, <stream:stream xmlns:stream='http://etherx.jabber.org/streams'>",
        "not-well-formed, </messages>",
        "not-well-formed, </messages><messages>",
        "not-well-formed, </a>",
        "restricted-xml,  <!-- a comment --><a/>",
        "restricted-xml,  <a/><!-- a comment -->",
        "restricted-xml,  <a><?php echo ?></a>",
        "restricted-xml,  <!DOCTYPE a><a/>",
        "restricted-xml,  <a>&nbsp;</a>",
        "bad-namespace-prefix, <nobody:knows/>",
        "policy-violation, <a><b><c><d><e/></d></c></b></a>"
    })
    void breaksTheStreamOverAMessageThatIsNotOneElement(String condition, String message) {
        feed(message);
        StreamBroken broken = assertInstanceOf(StreamBroken.class, parser.next());
        assertEquals(condition, broken.condition().element(), broken.text());
        assertNull(parser.next(), "one message, one event");
    }

    @Test
    void refusesWhatIsNotUtf8() {
        parser.feed(new byte[] {'<', 'a', '>', (byte) 0xC0, (byte) 0x80, '<', '/', 'a', '>'}, true);
        assertBroken(StreamErrorCondition.NOT_WELL_FORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a>%s</a>", "<a/>%s", "%s<a/>"})
    void takesNoMessageThatIsTooLarge(String form) {
        feed(form.formatted(" ".repeat(LIMITS.maxElementBytes())));
        assertBroken(StreamErrorCondition.POLICY_VIOLATION);
    }

    @Test
    void doesNotWaitForTheEndOfAMessageThatIsTooLarge() {
        parser.feed("<a>".getBytes(StandardCharsets.UTF_8), false);
        for (int i = 0; i < 6; i++) {
            parser.feed("x".repeat(1000).getBytes(StandardCharsets.UTF_8), false);
        }
        assertBroken(StreamErrorCondition.POLICY_VIOLATION);
        parser.feed("x".getBytes(StandardCharsets.UTF_8), false);
        assertNull(parser.next());
    }

    @Test
    void understandsTheEndBehindABrokenMessage() {
        feed("<a><b>");
        feed(CLOSE);
        assertBroken(StreamErrorCondition.NOT_WELL_FORMED);
        assertEquals(new StreamClosed(), parser.next());
    }

    @Test
    void skipsTheRestOfWhatWasRefused() {
        parser.refuse(StreamErrorCondition.BAD_FORMAT, "binary");
        parser.feed(new byte[] {0, 1}, false);
        parser.feed(new byte[] {2}, true);
        feed(CLOSE);

        assertBroken(StreamErrorCondition.BAD_FORMAT);
        assertEquals(new StreamClosed(), parser.next());
        assertNull(parser.next());
    }

    @Test
    void allowsMoreOnceItIsTold() {
        parser.limits(new XmlLimits(20_000, 4, 8));
        feed("<a>" + "x".repeat(10_000) + "</a>");
        assertInstanceOf(ElementReceived.class, parser.next());
    }

    private XmlElement element() {
        return assertInstanceOf(ElementReceived.class, parser.next()).element();
    }

    private void assertBroken(StreamErrorCondition condition) {
        assertEquals(
                condition, assertInstanceOf(StreamBroken.class, parser.next()).condition());
    }

    private void feed(String message) {
        parser.feed(message.getBytes(StandardCharsets.UTF_8), true);
    }
}
