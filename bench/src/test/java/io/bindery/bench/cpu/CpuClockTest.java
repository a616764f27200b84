package io.bindery.bench.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuClockTest {
    private static final double PRECISION = 1e-9;

    @TempDir
    private Path proc;

    @Test
    void readsNamesWithBlanksAndBrackets() {
        ProcessStat stat = ProcessStat.parse("42 (a) b (c) S 7 42 42 0 -1 4194560 1 2 3 4 100 20 3 4 20 0 1 0 9 9");
        assertEquals(new ProcessStat(42, 7, "a) b (c", 120, 7), stat);
    }

    @Test
    void countsAProcessWithoutItsChildren() throws IOException {
        process(10, 1, 100, 50);
        process(11, 10, 30, 0);
        assertEquals(Map.of("p10 10", 1.0), clock(List.of(10L), List.of()).read());
    }

    @Test
    void countsATreeWithAllDescendants() throws IOException {
        process(10, 1, 100, 0);
        process(11, 10, 30, 0);
        process(12, 11, 5, 0);
        process(99, 1, 1000, 0);
        assertEquals(1.35, clock(List.of(), List.of(10L)).read().get("p10 10+"), PRECISION);
    }

    @Test
    void losesNothingWhenADescendantEndsInBetween() throws IOException {
        process(10, 1, 100, 0);
        process(11, 10, 30, 0);
        CpuClock clock = clock(List.of(), List.of(10L));
        Map<String, Double> before = clock.read();
        Files.delete(proc.resolve("11/stat"));
        Files.delete(proc.resolve("11"));
        process(10, 1, 100, 70);
        assertEquals(0.4, CpuClock.between(before, clock.read()).get("p10 10+"), PRECISION);
    }

    @Test
    void refusesAProcessThatDoesNotExist() {
        assertThrows(
                NoSuchElementException.class,
                () -> clock(List.of(10L), List.of()).read());
    }

    @Test
    void readsTheRealTable() {
        long self = ProcessHandle.current().pid();
        double used =
                CpuClock.of(List.of(self), List.of()).read().values().iterator().next();
        assertTrue(used > 0 && used < 24 * 3600, "CPU seconds of this JVM: " + used);
    }

    private CpuClock clock(List<Long> pids, List<Long> trees) {
        return new CpuClock(proc, pids, trees);
    }

    private void process(long pid, long parent, long own, long reaped) throws IOException {
        Path folder = Files.createDirectories(proc.resolve(Long.toString(pid)));
        Files.writeString(
                folder.resolve("stat"),
                "%d (p%d) S %d 0 0 0 -1 0 1 2 3 4 %d 0 %d 0 20 0 1 0 9 9\n".formatted(pid, pid, parent, own, reaped));
    }
}
