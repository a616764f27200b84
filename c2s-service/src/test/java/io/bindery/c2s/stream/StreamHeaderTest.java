package io.bindery.c2s.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bindery.c2s.xml.XmlStreamEvent.StreamOpened;
import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.error.StreamErrorException;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamHeaderTest {
    private static final List<String> DOMAINS = List.of("localhost", "other.example");

    @Test
    void takesWhatTheClientSaid() {
        StreamHeader header =
                check(valid().attribute("from", "Juliet@localhost").attribute(Namespaces.XML, "lang", "it"));
        assertEquals("localhost", header.to());
        assertEquals("juliet@localhost", header.from().toString());
        assertEquals("it", header.language());
    }

    @Test
    void needsNoFrom() {
        assertNull(check(valid()).from());
        assertNull(check(valid().attribute("from", "")).from());
    }

    @Test
    void servesSeveralDomains() {
        assertEquals(
                "other.example", check(valid().attribute("to", "Other.Example")).to());
    }

    @Test
    void namesEachMistakeWithItsOwnError() {
        assertRefused(StreamErrorCondition.HOST_UNKNOWN, valid().attribute("to", "elsewhere.example"));
        assertRefused(StreamErrorCondition.HOST_UNKNOWN, valid().attribute("to", "a@localhost"));
        assertRefused(StreamErrorCondition.HOST_UNKNOWN, valid().attribute("to", "@"));
        assertRefused(StreamErrorCondition.IMPROPER_ADDRESSING, valid().attribute("to", null));
        assertRefused(StreamErrorCondition.INVALID_FROM, valid().attribute("from", "a@other.example"));
        assertRefused(StreamErrorCondition.INVALID_FROM, valid().attribute("from", "@@"));
        assertRefused(StreamErrorCondition.UNSUPPORTED_VERSION, valid().attribute("version", null));
        assertRefused(StreamErrorCondition.UNSUPPORTED_VERSION, valid().attribute("version", "0.9"));
        assertRefused(StreamErrorCondition.UNSUPPORTED_VERSION, valid().attribute("version", "11"));
        assertRefused(StreamErrorCondition.UNSUPPORTED_VERSION, valid().attribute("version", "1.x"));
        assertRefused(StreamErrorCondition.BAD_FORMAT, XmlElement.named("streams", Namespaces.STREAMS));
        assertRefused(StreamErrorCondition.INVALID_NAMESPACE, XmlElement.named("stream", "urn:other"));
    }

    @Test
    void speaksWithWhoKnowsALaterVersion() {
        assertEquals("localhost", check(valid().attribute("version", "2.3")).to());
    }

    @Test
    void refusesAnotherContentNamespace() {
        StreamErrorException error = assertThrows(
                StreamErrorException.class,
                () -> StreamHeader.check(new StreamOpened(valid().build(), "jabber:server"), DOMAINS));
        assertEquals(StreamErrorCondition.INVALID_NAMESPACE, error.condition());
    }

    private static XmlElement.Builder valid() {
        return XmlElement.named("stream", Namespaces.STREAMS)
                .attribute("to", "localhost")
                .attribute("version", "1.0");
    }

    private static StreamHeader check(XmlElement.Builder header) {
        return StreamHeader.check(new StreamOpened(header.build(), Namespaces.CLIENT), DOMAINS);
    }

    private static void assertRefused(StreamErrorCondition condition, XmlElement.Builder header) {
        assertEquals(
                condition,
                assertThrows(StreamErrorException.class, () -> check(header)).condition());
    }
}
