package io.bindery.c2s.streammanagement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StanzaCountTest {
    private static final long MAX = 0xFFFF_FFFFL;

    @Test
    void startsAtZero() {
        assertEquals(0, new StanzaCount().value());
    }

    @Test
    void wrapsToZeroBehindTheLargestUnsignedNumber() {
        StanzaCount count = countAt(MAX);
        assertEquals(MAX, count.value());
        count.add(1);
        assertEquals(0, count.value());
    }

    @Test
    void measuresTheDistanceAcrossTheWrap() {
        StanzaCount count = countAt(MAX);
        count.add(6);
        assertEquals(5, count.value());
        assertEquals(8, count.since(MAX - 2));
    }

    @Test
    void readsOnlyUnsignedNumbersOf32Bits() {
        assertEquals(MAX, StanzaCount.parse("4294967295"));
        for (String wrong : new String[] {null, "", "-1", "4294967296", "one", "1.0"}) {
            assertTrue(StanzaCount.parse(wrong) < 0, wrong);
        }
    }

    private static StanzaCount countAt(long value) {
        StanzaCount count = new StanzaCount();
        count.add((int) value);
        return count;
    }
}
