package io.bindery.c2s.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ElementScannerTest {
    private static final byte[] ROOT = "<stream:stream xmlns='u' xmlns:stream='v'>".getBytes(StandardCharsets.UTF_8);

    @Test
    void keepsNoNameOfOnePeerForAnother() {
        int before = new ElementScanner().names();
        String hostile = IntStream.range(0, 400).mapToObj("<n%d/>"::formatted).collect(Collectors.joining());

        ParsedStream.whole(ParsedStream.HEADER + "<a>" + hostile + "</a></stream:stream>");
        ParsedStream.whole(ParsedStream.HEADER + "<a>" + hostile + "</b>");

        assertEquals(before, new ElementScanner().names());
    }

    @Test
    void knowsTheUsualNamesFromTheStart() {
        ElementScanner scanner = entered();
        read(scanner, "<message to='a' type='chat' id='1'><body>hi</body><x xmlns='w'/></message>");

        assertTrue(scanner.unchanged());
    }

    @Test
    void tellsWhenItHasLearntSomething() {
        ElementScanner names = entered();
        read(names, "<never-heard-of/>");
        assertFalse(names.unchanged());

        ElementScanner prefixes = entered();
        read(prefixes, "<message xmlns:stream='w'/>");
        assertTrue(prefixes.unchanged(), "the prefix was known");
        read(prefixes, "<message xmlns:a='w'/>");
        assertFalse(prefixes.unchanged());
    }

    private static ElementScanner entered() {
        ElementScanner scanner = new ElementScanner();
        scanner.enter(ROOT);
        return scanner;
    }

    private static void read(ElementScanner scanner, String xml) {
        byte[] octets = xml.getBytes(StandardCharsets.UTF_8);
        scanner.window(octets, 0, octets.length);
        while (scanner.position() < octets.length) {
            scanner.advance();
        }
        scanner.advance();
    }
}
