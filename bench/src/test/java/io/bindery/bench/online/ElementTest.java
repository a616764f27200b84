package io.bindery.bench.online;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ElementTest {

    @Test
    void comparesTheWholeName() {
        assertTrue(element("<r xmlns='urn:xmpp:sm:3'/>").named("r"));
        assertTrue(element("<r/>").named("r"));
        assertTrue(element("<stream:error><x/></stream:error>").named("stream:error"));
        assertFalse(element("<resume/>").named("r"));
        assertFalse(element("<r/>").named("resume"));
    }

    @Test
    void readsAttributesInAnyOrderAndQuotes() {
        Element message = element("<message\n to=\"a@b\" grid='wrong' id = 'it&apos;s > 1' xml:lang='en'>x</message>");
        assertEquals("a@b", message.attribute("to"));
        assertEquals("it&apos;s > 1", message.attribute("id"));
        assertEquals("en", message.attribute("xml:lang"));
        assertEquals("wrong", message.attribute("grid"));
    }

    @Test
    void readsNoAttributesOfChildrenOrValues() {
        Element message = element("<message a=\" id='1'\"><stanza-id id='2'/></message>");
        assertEquals("", message.attribute("id"));
        assertEquals("", element("<r/>").attribute("id"));
        assertEquals("", element("<id x='1'/>").attribute("id"));
    }

    private static Element element(String text) {
        byte[] bytes = ("<before id='0'/>" + text + "<after id='3'/>").getBytes(UTF_8);
        int from = "<before id='0'/>".length();
        return new Element(bytes, from, from + text.getBytes(UTF_8).length);
    }
}
