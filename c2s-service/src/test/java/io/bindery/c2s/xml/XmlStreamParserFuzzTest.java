package io.bindery.c2s.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Seeded, so that a failure can be had again; the seed is in the message of the failure. */
class XmlStreamParserFuzzTest {
    private static final int STREAMS = 600;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String[] NASTY = {
        "<!--",
        "<!DOCTYPE a [",
        "<?x ?>",
        "&e;",
        "&#0;",
        "&#xD800;",
        "&#x110000;",
        "&#99999999999;",
        "]]>",
        "<![CDATA[",
        "<",
        ">",
        "&",
        "'",
        "\"",
        "\0",
        "\uFFFE",
        "</",
        "/>",
        "xmlns:p=''",
        "xmlns:xml='u'",
        " a='1' a='1'",
        "=",
        ":",
        "q:z",
        "\r",
        "<?xml version='1.0'?>",
        "</stream:stream>",
        "<a:b:c/>",
        "<x",
        "]]]]",
        "--",
        "&lt",
        "&#x;",
        "&#;",
        "xml:"
    };

    @Test
    void anySplitOfAValidStreamGivesTheSameEvents() {
        for (int seed = 0; seed < STREAMS; seed++) {
            Random random = new Random(seed);
            byte[] stream = new RandomStream(random).next();
            ParsedStream expected = ParsedStream.whole(stream);
            assertFalse(expected.broken(), "seed " + seed + " " + expected);
            assertSameForAnySplit(stream, expected, seed);
        }
    }

    @Test
    void anySplitOfABrokenStreamGivesTheSameEvents() {
        int broken = 0;
        for (int seed = 0; seed < 4 * STREAMS; seed++) {
            Random random = new Random(seed);
            byte[] stream = mutated(new RandomStream(random).next(), random);
            ParsedStream expected = inTime(stream, seed);
            broken += expected.broken() ? 1 : 0;
            assertSameForAnySplit(stream, expected, seed);
        }
        assertTrue(broken > STREAMS, "the mutations must break most streams");
    }

    @Test
    void garbageEndsOrWaits() {
        for (int seed = 0; seed < STREAMS; seed++) {
            Random random = new Random(seed);
            byte[] garbage = new byte[random.nextInt(200)];
            random.nextBytes(garbage);
            byte[] stream = seed % 2 == 0 ? garbage : afterHeader(garbage);
            assertSameForAnySplit(stream, inTime(stream, seed), seed);
        }
    }

    @Test
    void markupShuffledAtRandomEndsOrWaits() {
        for (int seed = 0; seed < STREAMS; seed++) {
            Random random = new Random(seed);
            StringBuilder soup = new StringBuilder();
            for (int i = 0; i < 12; i++) {
                soup.append(NASTY[random.nextInt(NASTY.length)]);
            }
            byte[] stream = afterHeader(("<m>" + soup).getBytes(StandardCharsets.UTF_8));
            assertSameForAnySplit(stream, inTime(stream, seed), seed);
        }
    }

    private static ParsedStream inTime(byte[] stream, int seed) {
        return Assertions.assertTimeoutPreemptively(PATIENCE, () -> ParsedStream.whole(stream), "seed " + seed);
    }

    private static void assertSameForAnySplit(byte[] stream, ParsedStream expected, int seed) {
        String message = "seed " + seed + " " + new String(stream, StandardCharsets.UTF_8);
        assertEquals(expected, ParsedStream.octetByOctet(stream), message);
        assertEquals(expected, ParsedStream.chunked(stream, ParsedStream.LIMITS, 7), message);
        assertEquals(expected, ParsedStream.split(stream, new Random(seed)), message);
    }

    private static byte[] afterHeader(byte[] rest) {
        byte[] header = ParsedStream.HEADER.getBytes(StandardCharsets.UTF_8);
        byte[] stream = Arrays.copyOf(header, header.length + rest.length);
        System.arraycopy(rest, 0, stream, header.length, rest.length);
        return stream;
    }

    private static byte[] mutated(byte[] stream, Random random) {
        byte[] mutated = stream;
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(mutated.length);
            mutated = switch (random.nextInt(3)) {
                case 0 -> replaced(mutated, at, at + 1, new byte[] {(byte) random.nextInt(256)});
                case 1 -> replaced(mutated, at, Math.min(mutated.length, at + random.nextInt(4)), new byte[0]);
                default ->
                    replaced(mutated, at, at, NASTY[random.nextInt(NASTY.length)].getBytes(StandardCharsets.UTF_8));
            };
        }
        return mutated;
    }

    private static byte[] replaced(byte[] stream, int start, int end, byte[] by) {
        byte[] result = new byte[stream.length - (end - start) + by.length];
        System.arraycopy(stream, 0, result, 0, start);
        System.arraycopy(by, 0, result, start, by.length);
        System.arraycopy(stream, end, result, start + by.length, stream.length - end);
        return result;
    }
}
