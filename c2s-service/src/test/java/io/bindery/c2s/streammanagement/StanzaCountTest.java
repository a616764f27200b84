package io.bindery.c2s.streammanagement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StanzaCountTest {
    private static final long MAX = 0xFFFF_FFFFL;

    @Test
    void wrapsToZeroBehindTheLargestUnsignedNumber() {
        assertEquals(0, StanzaCount.of(0));
        assertEquals(MAX, StanzaCount.of(MAX));
        assertEquals(0, StanzaCount.of(MAX + 1));
        assertEquals(6, StanzaCount.of(3 * (MAX + 1) + 6));
    }

    @Test
    void measuresTheDistanceAcrossTheWrap() {
        assertEquals(3, StanzaCount.between(5, 8));
        assertEquals(8, StanzaCount.between(MAX - 2, 5));
    }

    @Test
    void readsOnlyUnsignedNumbersOf32Bits() {
        assertEquals(MAX, StanzaCount.parse("4294967295"));
        for (String wrong : new String[] {null, "", "-1", "4294967296", "one", "1.0"}) {
            assertTrue(StanzaCount.parse(wrong) < 0, wrong);
        }
    }
}
