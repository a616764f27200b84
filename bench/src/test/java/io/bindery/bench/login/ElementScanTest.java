package io.bindery.bench.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElementScanTest {
    private static final String HEADER = "<stream:stream id='1' xmlns='jabber:client'>";
    private static final String FEATURES = "<stream:features><a><b x='/>'/></a>text<c/></stream:features>";
    private static final String GREETING = "<message><body>grüße > alle</body></message>";
    private static final List<String> PIECES =
            List.of(HEADER, FEATURES, "<r xmlns='urn:xmpp:sm:3'/>", GREETING, ElementScan.STREAM_END);
    private static final String STREAM = "<?xml version='1.0'?>" + String.join("", PIECES);

    private final List<String> found = new ArrayList<>();

    @Test
    void cutsAWholeStream() {
        new ElementScan().feed(STREAM.getBytes(UTF_8), found::add);
        assertEquals(PIECES, found);
    }

    @Test
    void findsTheSameWhereverTheBytesAreSplit() {
        byte[] bytes = STREAM.getBytes(UTF_8);
        for (int size = 1; size < bytes.length; size++) {
            found.clear();
            feedInChunks(bytes, size);
            assertEquals(PIECES, found, "chunks of " + size);
        }
    }

    @Test
    void keepsElementsThatOutgrowTheFirstBuffer() {
        String large = "<message><body>" + "x".repeat(100_000) + "</body></message>";
        ElementScan scan = new ElementScan();
        scan.feed((HEADER + large.substring(0, 60_000)).getBytes(UTF_8), found::add);
        scan.feed((large.substring(60_000) + "<a/>").getBytes(UTF_8), found::add);
        assertEquals(List.of(HEADER, large, "<a/>"), found);
    }

    @Test
    void skipsWhiteSpaceBetweenElements() {
        new ElementScan().feed((HEADER + " \n <a/> ").getBytes(UTF_8), found::add);
        assertEquals(List.of(HEADER, "<a/>"), found);
    }

    private void feedInChunks(byte[] bytes, int size) {
        ElementScan scan = new ElementScan();
        for (int from = 0; from < bytes.length; from += size) {
            int length = Math.min(size, bytes.length - from);
            byte[] chunk = new byte[length];
            System.arraycopy(bytes, from, chunk, 0, length);
            scan.feed(chunk, found::add);
        }
    }
}
