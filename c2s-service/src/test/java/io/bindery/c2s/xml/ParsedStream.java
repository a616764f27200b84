package io.bindery.c2s.xml;

import io.bindery.c2s.xml.XmlStreamEvent.StreamBroken;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Runs octets through a parser of their own and collects every event. */
record ParsedStream(List<XmlStreamEvent> events) {
    static final XmlLimits LIMITS = new XmlLimits(10_000, 20, 50);
    static final String HEADER = "<stream:stream to='localhost' version='1.0' xml:lang='en' xmlns='jabber:client'"
            + " xmlns:stream='http://etherx.jabber.org/streams'>";

    static ParsedStream whole(byte[] stream) {
        return chunked(stream, LIMITS, stream.length);
    }

    static ParsedStream whole(String stream) {
        return whole(stream.getBytes(StandardCharsets.UTF_8));
    }

    static ParsedStream octetByOctet(byte[] stream) {
        return chunked(stream, LIMITS, 1);
    }

    static ParsedStream chunked(byte[] stream, XmlLimits limits, int size) {
        XmlStreamParser parser = new XmlStreamParser(limits);
        List<XmlStreamEvent> events = new ArrayList<>();
        for (int i = 0; i < stream.length; i += size) {
            parser.feed(Arrays.copyOfRange(stream, i, Math.min(stream.length, i + size)));
            drain(parser, events);
        }
        return new ParsedStream(events);
    }

    static ParsedStream split(byte[] stream, RandomGenerator random) {
        XmlStreamParser parser = new XmlStreamParser(LIMITS);
        List<XmlStreamEvent> events = new ArrayList<>();
        int done = 0;
        while (done < stream.length) {
            int size = 1 + random.nextInt(Math.min(random.nextBoolean() ? 5 : 2000, stream.length - done));
            parser.feed(Arrays.copyOfRange(stream, done, done + size));
            done += size;
            // Sometimes the stream is busy and does not ask between two reads.
            if (random.nextInt(4) > 0) {
                drain(parser, events);
            }
        }
        drain(parser, events);
        return new ParsedStream(events);
    }

    private static void drain(XmlStreamParser parser, List<XmlStreamEvent> events) {
        for (XmlStreamEvent event = parser.next(); event != null; event = parser.next()) {
            events.add(event);
        }
    }

    XmlStreamEvent last() {
        return events.get(events.size() - 1);
    }

    boolean broken() {
        return !events.isEmpty() && last() instanceof StreamBroken;
    }
}
