package io.bindery.sessions.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.route.Delivery;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PushQueueTest {
    private final PushQueue queue = new PushQueue();

    @Test
    void handsOverWhatHasGatheredAndBeginsAnew() {
        List<Delivery> two = List.of(new Delivery("a", 1, "<message/>"), new Delivery("b", 1, "<message/>"));
        two.forEach(queue::add);
        assertEquals(two, queue.take().deliveries());
        assertTrue(queue.isEmpty());
    }

    @Test
    void tellsOnlyHowFarALogGoesWhenThereAreTooMany() {
        int most = PushQueue.MAX_WAITING;
        LongStream.rangeClosed(1, most + 10).forEach(number -> queue.add(new Delivery("a", number, "<message/>")));
        List<Delivery> taken = queue.take().deliveries();
        assertEquals(most + 1, taken.size());
        assertEquals(Delivery.nudge("a", most + 10), taken.get(most));
    }

    @Test
    void tellsOnlyHowFarALogGoesWhenTheyAreTooLarge() {
        String half = "x".repeat(PushQueue.MAX_CHARACTERS / 2);
        for (int number = 1; number <= 5; number++) {
            queue.add(new Delivery("a", number, half));
        }
        List<Delivery> taken = queue.take().deliveries();
        assertEquals(List.of(1L, 2L, 5L), taken.stream().map(Delivery::number).toList());
        assertEquals(Delivery.nudge("a", 5), taken.get(2));
    }

    @Test
    void tellsOfOneThatIsLargerThanTheBound() {
        queue.add(new Delivery("a", 1, "x".repeat(PushQueue.MAX_CHARACTERS + 1)));
        assertFalse(queue.isEmpty());
        assertEquals(List.of(Delivery.nudge("a", 1)), queue.take().deliveries());
        assertTrue(queue.isEmpty());
    }
}
