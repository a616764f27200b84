package io.bindery.standalone.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.xml.XmlElement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;

/** A stream cut into elements, however the network cuts it. */
class ElementReaderTest {
    private static final String STREAM = "<?xml version='1.0'?><stream:stream xmlns='jabber:client'"
            + " xmlns:stream='http://etherx.jabber.org/streams' id='1'><stream:features><a xmlns='urn:a'>t&amp;é</a>"
            + "</stream:features> <iq id='2'/></stream:stream>";

    @Test
    void givesTheSameElementsBitByBitAndAtOnce() throws XMLStreamException {
        List<XmlElement> atOnce = read(STREAM.length() * 2);
        assertEquals(
                List.of("stream", "features", "iq"),
                atOnce.stream().map(XmlElement::name).toList());
        assertEquals("t&é", atOnce.get(1).elements().get(0).text());
        assertEquals(atOnce.toString(), read(1).toString());
    }

    @Test
    void waitsForTheEndOfAnElement() throws XMLStreamException {
        ElementReader reader = new ElementReader();
        byte[] begun = "<stream xmlns='jabber:client'><iq id='2'>".getBytes(StandardCharsets.UTF_8);
        reader.feed(begun, begun.length);
        assertEquals("stream", reader.poll().name());
        assertNull(reader.poll());
        assertFalse(reader.atEnd());
    }

    private static List<XmlElement> read(int step) throws XMLStreamException {
        ElementReader reader = new ElementReader();
        byte[] all = STREAM.getBytes(StandardCharsets.UTF_8);
        List<XmlElement> elements = new ArrayList<>();
        for (int i = 0; i < all.length; i += step) {
            byte[] part = Arrays.copyOfRange(all, i, Math.min(all.length, i + step));
            reader.feed(part, part.length);
            for (XmlElement next = reader.poll(); next != null; next = reader.poll()) {
                elements.add(next);
            }
        }
        assertTrue(reader.atEnd());
        return elements;
    }
}
