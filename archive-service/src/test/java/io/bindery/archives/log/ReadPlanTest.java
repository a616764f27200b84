package io.bindery.archives.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadPlanTest {
    private static final Duration BLOCK = Duration.ofSeconds(5);
    private static final List<String> KEYS = List.of("a", "b", "c", "d");

    private final ReadPlan plan = new ReadPlan(KEYS, 100, BLOCK);

    @Test
    void waitsOnAllStreamsWithAShareOfTheBatchEach() {
        assertEquals(new ReadPlan.Read(KEYS, 25, BLOCK), plan.next());
    }

    @Test
    void readsStreamsThatHadMoreAloneAndThenAllAgain() {
        plan.next();
        plan.answered(
                IntStream.range(0, 26).mapToObj(i -> entry(i < 25 ? "b" : "c")).toList());
        assertEquals(new ReadPlan.Read(List.of("b"), 100, Duration.ZERO), plan.next());
        plan.answered(IntStream.range(0, 100).mapToObj(i -> entry("b")).toList());
        assertEquals(KEYS, plan.next().keys());
    }

    @Test
    void takesAtLeastOneOfEach() {
        assertEquals(1, new ReadPlan(KEYS, 2, BLOCK).next().count());
    }

    @Test
    void readsLessAtATimeWhereMessagesAreLarge() {
        int size = (int) (ReadPlan.CHARACTERS / 40);
        plan.next();
        plan.answered(List.of(entry("a", "x".repeat(size))));
        assertEquals(new ReadPlan.Read(KEYS, 10, BLOCK), plan.next());
        plan.answered(List.of());
        assertEquals(10, plan.next().count());
        plan.answered(List.of(entry("a", "x")));
        assertEquals(25, plan.next().count());
    }

    private static LogEntry entry(String key, String stanza) {
        Map<String, String> fields = Map.of(
                "owner", "juliet@example.com", "ms", "1", "seq", "0", "with", "romeo@example.net", "stanza", stanza);
        return LogEntry.parse(key, "1-0", fields);
    }

    private static LogEntry entry(String key) {
        return LogEntry.parse(key, "1-0", Map.of());
    }
}
