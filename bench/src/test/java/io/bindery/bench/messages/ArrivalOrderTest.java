package io.bindery.bench.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ArrivalOrderTest {
    private final ArrivalOrder order = new ArrivalOrder();

    @Test
    void findsNothingWrongWithMessagesInOrder() {
        for (int number = 0; number < 3; number++) {
            assertEquals(Arrival.IN_ORDER, order.take(number));
        }
        assertEquals(0, order.missing(3));
    }

    @Test
    void tellsALateMessageFromARepeatedOne() {
        order.take(0);
        assertEquals(Arrival.IN_ORDER, order.take(2));
        assertEquals(Arrival.DISORDERED, order.take(1));
        assertEquals(Arrival.REPEATED, order.take(1));
        assertEquals(Arrival.REPEATED, order.take(2));
        assertEquals(0, order.missing(3));
    }

    @Test
    void countsWhatIsMissingInTheMiddleAndAtTheEnd() {
        order.take(0);
        order.take(3);
        assertEquals(2, order.missing(4));
        assertEquals(4, order.missing(6));
    }
}
