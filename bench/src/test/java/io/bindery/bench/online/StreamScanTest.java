package io.bindery.bench.online;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamScanTest {
    private static final String HEADER = "<?xml version='1.0'?><stream:stream id='1' xmlns='jabber:client'>";
    private static final String FEATURES = "<stream:features><a><b x='/>'/></a>text<c/></stream:features>";
    private static final String GREETING = "<message><body>grüße > alle</body></message>";
    private static final List<String> CHILDREN = List.of(FEATURES, "<r xmlns='urn:xmpp:sm:3'/>", GREETING);
    private static final String END = "</stream:stream>";

    private final List<String> found = new ArrayList<>();

    @Test
    void findsTheSameWhereverTheBytesAreSplit() {
        Buffer bytes = Buffer.buffer(HEADER + String.join(" \n", CHILDREN) + END);
        List<String> expected = new ArrayList<>(CHILDREN);
        expected.add(END);
        for (int size = 1; size <= bytes.length(); size++) {
            found.clear();
            StreamScan scan = scan();
            for (int from = 0; from < bytes.length(); from += size) {
                scan.feed(bytes.slice(from, Math.min(bytes.length(), from + size)));
            }
            assertEquals(expected, found, "chunks of " + size);
        }
    }

    @Test
    void keepsElementsThatOutgrowTheFirstBuffer() {
        String large = "<message><body>" + "x".repeat(100_000) + "</body></message>";
        StreamScan scan = scan();
        scan.feed(Buffer.buffer(HEADER + "<a/>" + large.substring(0, 60_000)));
        scan.feed(Buffer.buffer(large.substring(60_000) + "<b/>"));
        assertEquals(List.of("<a/>", large, "<b/>"), found);
    }

    private StreamScan scan() {
        return new StreamScan(new StreamPieces() {
            @Override
            public void element(Element element) {
                found.add(element.toString());
            }

            @Override
            public void ended() {
                found.add(END);
            }
        });
    }
}
