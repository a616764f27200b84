package io.bindery.c2s.xml;

import static io.bindery.model.error.StreamErrorCondition.BAD_FORMAT;
import static io.bindery.model.error.StreamErrorCondition.BAD_NAMESPACE_PREFIX;
import static io.bindery.model.error.StreamErrorCondition.NOT_WELL_FORMED;
import static io.bindery.model.error.StreamErrorCondition.POLICY_VIOLATION;
import static io.bindery.model.error.StreamErrorCondition.RESTRICTED_XML;
import static io.bindery.model.error.StreamErrorCondition.UNSUPPORTED_ENCODING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.bindery.c2s.xml.XmlStreamEvent.StreamBroken;
import io.bindery.model.error.StreamErrorCondition;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForbiddenXmlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!--",
                "<m><!-- c --></m>",
                "<?php",
                "<?xml version='1.0'?>",
                "<m>&e;</m>",
                "<m a='&e;'/>",
                "<m xmlns='&e;'/>",
                "<!DOCTYPE",
                "<m><![IGNORE["
            })
    void restrictsTheConstructsOfRfc6120(String rest) {
        assertBreaks(RESTRICTED_XML, ParsedStream.HEADER + rest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE l [<!ENTITY a 'b'><!ENTITY c '&a;&a;'>]><s>",
                "<?xml-stylesheet href='x'?>",
                "<!-- c --><s>",
                "<?xml version='1.0'?><?x?>"
            })
    void restrictsThemBeforeTheRootToo(String start) {
        assertBreaks(RESTRICTED_XML, start);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a></b>",
                "<a",
                "<a b=c",
                "<a b='<",
                "<a>]]>",
                "<a>&#0;",
                "<a>&#xD800;",
                "<a>&#x110000;",
                "<a>&#xFFFF;",
                "<a b='1' b='2'/>",
                "<a xmlns:p='u' xmlns:q='u' p:b='1' q:b='2'/>",
                "<xmlns:a/>",
                "<a>\0",
                "<a>\u000B",
                "<a>\uFFFE",
                "<a:b:c/>",
                "<a xmlns:p=''/>",
                "<1/>",
                "<a>&lt</a>",
                "</a>",
                "<![CDATA[x]]"
            })
    void refusesWhatIsNotWellFormed(String rest) {
        // An end that never comes is closed by a wrong one, so that every case has to end.
        assertBreaks(NOT_WELL_FORMED, ParsedStream.HEADER + rest + (rest.startsWith("<!") ? "\0" : "<></"));
    }

    @Test
    void refusesPrefixesThatNobodyDeclared() {
        assertBreaks(BAD_NAMESPACE_PREFIX, ParsedStream.HEADER + "<p:a/>");
        assertBreaks(BAD_NAMESPACE_PREFIX, ParsedStream.HEADER + "<a p:b='c'/>");
        assertBreaks(BAD_NAMESPACE_PREFIX, "<stream:stream>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", " \n é", "&lt;", "<a/>]]>", "<![CDATA[ ]]>"})
    void refusesTextBetweenElements(String rest) {
        assertBreaks(BAD_FORMAT, ParsedStream.HEADER + rest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<?xml version='1.0' encoding='ISO-8859-1'?>",
                "<?xml version='1.0' encoding='US-ASCII'?>",
                "<?xml version=\"1.0\" encoding=\"utf-16\" standalone='yes'?>"
            })
    void refusesOtherEncodings(String declaration) {
        assertBreaks(UNSUPPORTED_ENCODING, declaration);
    }

    @Test
    void refusesTheByteOrderMarksOfUtf16() {
        assertBreaks(UNSUPPORTED_ENCODING, ParsedStream.HEADER.getBytes(StandardCharsets.UTF_16));
        assertBreaks(UNSUPPORTED_ENCODING, new byte[] {(byte) 0xFF});
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFF<a xmlns='u'>",
                "x<a>",
                "<?xml version='1.1'?>",
                "<?xml encoding='utf-8'?>",
                "<?xml ?>",
                "<?xml version='1.0' standalone='maybe'?>",
                "<?xml version='1.0'><a>",
                "</a>"
            })
    void refusesDocumentsThatBeginWrongly(String start) {
        assertBreaks(NOT_WELL_FORMED, start);
    }

    @Test
    void refusesADeclarationThatDoesNotEnd() {
        assertBreaks(NOT_WELL_FORMED, "<?xml " + " ".repeat(1000));
    }

    @Test
    void refusesOctetsThatAreNotUtf8() {
        int[][] sequences = {
            {0x80}, {0xC0, 0x80}, {0xC1, 0xBF}, {0xE0, 0x80, 0xBC}, {0xE0, 0x9F, 0xBF}, {0xED, 0xA0, 0x80},
            {0xF0, 0x80, 0x80, 0xBC}, {0xF4, 0x90, 0x80, 0x80}, {0xF5, 0x80}, {0xFF}, {0xC3, 0x28}, {0xEF, 0xBF, 0xBF}
        };
        for (int[] sequence : sequences) {
            for (String place : new String[] {"<a>", "<a b='", "<a", "<a><![CDATA["}) {
                ByteArrayOutputStream stream = new ByteArrayOutputStream();
                stream.writeBytes((ParsedStream.HEADER + place).getBytes(StandardCharsets.UTF_8));
                IntStream.of(sequence).forEach(stream::write);
                assertBreaks(NOT_WELL_FORMED, stream.toByteArray());
            }
        }
    }

    @Test
    void refusesWhatExceedsTheLimits() {
        assertBreaks(POLICY_VIOLATION, ParsedStream.HEADER + "<a>".repeat(21));
        assertBreaks(POLICY_VIOLATION, ParsedStream.HEADER + "<a>" + "x".repeat(10_000));
        assertBreaks(POLICY_VIOLATION, ParsedStream.HEADER + "<a" + " ".repeat(10_000));
        assertBreaks(POLICY_VIOLATION, ParsedStream.HEADER + "<a b='" + "x".repeat(10_000));
        assertBreaks(POLICY_VIOLATION, ParsedStream.HEADER + "<a" + "x".repeat(10_000));
        assertBreaks(POLICY_VIOLATION, ParsedStream.HEADER + "<a><![CDATA[" + "x".repeat(10_000));
        assertBreaks(POLICY_VIOLATION, "<a" + " ".repeat(10_000));
        assertBreaks(POLICY_VIOLATION, "<a xmlns='" + "x".repeat(1100) + "'>");
    }

    @Test
    void refusesTooManyAttributes() {
        assertBreaks(POLICY_VIOLATION, ParsedStream.HEADER + "<a" + numbered(51, " b%d=''") + "/>");
        assertBreaks(POLICY_VIOLATION, ParsedStream.HEADER + "<a" + numbered(51, " xmlns:b%d='u'") + "/>");
        assertBreaks(POLICY_VIOLATION, ParsedStream.HEADER + "<a" + numbered(10_000, " b%d=''") + "/>");
        assertBreaks(POLICY_VIOLATION, "<a" + numbered(51, " b%d=''") + ">");
        assertFalse(ParsedStream.whole(ParsedStream.HEADER + "<a" + numbered(50, " b%d=''") + "/>")
                .broken());
    }

    @Test
    void refusesTooManyDifferentNames() {
        assertBreaks(POLICY_VIOLATION, ParsedStream.HEADER + "<a>" + numbered(1200, "<n%d/>") + "</a>");
    }

    @Test
    void saysNothingAfterAnError() {
        XmlStreamParser parser = new XmlStreamParser(ParsedStream.LIMITS);
        parser.feed("x".getBytes(StandardCharsets.UTF_8));
        assertInstanceOf(StreamBroken.class, parser.next());

        parser.feed(ParsedStream.HEADER.getBytes(StandardCharsets.UTF_8));

        assertNull(parser.next());
        assertEquals(0, parser.unread());
    }

    @Test
    void neverRepeatsInput() {
        ParsedStream parsed = ParsedStream.whole(ParsedStream.HEADER + "<password-123></other>");

        assertFalse(assertInstanceOf(StreamBroken.class, parsed.last()).text().contains("123"));
    }

    private static String numbered(int count, String format) {
        return IntStream.range(0, count).mapToObj(format::formatted).collect(Collectors.joining());
    }

    private static void assertBreaks(StreamErrorCondition condition, String stream) {
        assertBreaks(condition, stream.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertBreaks(StreamErrorCondition condition, byte[] stream) {
        ParsedStream parsed = ParsedStream.whole(stream);
        String text = new String(stream, StandardCharsets.UTF_8);
        assertEquals(
                condition,
                assertInstanceOf(StreamBroken.class, parsed.last(), text).condition(),
                text);
        assertEquals(parsed, ParsedStream.octetByOctet(stream), text);
    }
}
