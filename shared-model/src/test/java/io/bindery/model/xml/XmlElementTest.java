package io.bindery.model.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class XmlElementTest {
    private static final XmlElement MESSAGE = XmlElement.named("message", Namespaces.CLIENT)
            .attribute("to", "romeo@localhost")
            .attribute(Namespaces.XML, "lang", "en")
            .text("a")
            .textChild("body", "hi")
            .text("b")
            .child(XmlElement.empty("x", "urn:x"))
            .build();

    @Test
    void leavesOutChildrenAndNothingElse() {
        XmlElement message = XmlElement.named("message", "jabber:client")
                .attribute("to", "romeo@localhost")
                .text("a")
                .child(XmlElement.empty("x", "urn:x"))
                .text("b")
                .child(XmlElement.empty("y", "urn:x"))
                .build();
        XmlElement expected = XmlElement.named("message", "jabber:client")
                .attribute("to", "romeo@localhost")
                .text("a")
                .text("b")
                .child(XmlElement.empty("y", "urn:x"))
                .build();
        assertEquals(expected, message.without(child -> child.name().equals("x")));
        assertSame(message, message.without(child -> child.name().equals("z")));
    }

    @Test
    void findsAttributesByNamespace() {
        assertEquals("romeo@localhost", MESSAGE.attribute("to"));
        assertEquals("en", MESSAGE.attribute(Namespaces.XML, "lang"));
        assertNull(MESSAGE.attribute("lang"));
        assertNull(MESSAGE.attribute("from"));
    }

    @Test
    void findsChildrenByNameAndNamespace() {
        assertEquals(
                "hi", MESSAGE.child("body", Namespaces.CLIENT).orElseThrow().text());
        assertEquals(Optional.empty(), MESSAGE.child("body", "urn:x"));
        assertEquals(2, MESSAGE.elements().size());
        assertTrue(MESSAGE.elements().get(1).is("x", "urn:x"));
    }

    @Test
    void hasTheTextDirectlyInside() {
        assertEquals("ab", MESSAGE.text());
    }

    @Test
    void replacesAndRemovesAttributesInACopy() {
        XmlElement copy = MESSAGE.copy()
                .attribute("to", null)
                .attribute("from", "a")
                .attribute("from", "b")
                .build();

        assertNull(copy.attribute("to"));
        assertEquals("b", copy.attribute("from"));
        assertEquals(2, copy.attributes().size());
        assertEquals(MESSAGE.children(), copy.children());
        assertEquals("romeo@localhost", MESSAGE.attribute("to"));
    }

    @Test
    void isEqualByContent() {
        assertEquals(MESSAGE, MESSAGE.copy().build());
        assertEquals(MESSAGE.hashCode(), MESSAGE.copy().build().hashCode());
        assertNotEquals(MESSAGE, MESSAGE.copy().text("c").build());
        assertNotEquals(MESSAGE, MESSAGE.copy().attribute("id", "1").build());
        assertNotEquals(XmlElement.empty("a", "u"), XmlElement.empty("a", "v"));
    }

    @Test
    void cannotBeChanged() {
        List<XmlNode> children = MESSAGE.children();
        assertThrows(UnsupportedOperationException.class, children::clear);
        assertThrows(
                UnsupportedOperationException.class, () -> MESSAGE.attributes().clear());
    }
}
