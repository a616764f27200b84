package io.bindery.bench.cpu;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads how much CPU time some processes have used so far. */
public final class CpuClock {
    // Linux shows user space 100 ticks a second on every architecture we run on (USER_HZ).
    private static final double TICKS_PER_SECOND = 100;

    private final Path proc;
    private final List<Long> pids;
    private final List<Long> trees;

    CpuClock(Path proc, List<Long> pids, List<Long> trees) {
        this.proc = proc;
        this.pids = List.copyOf(pids);
        this.trees = List.copyOf(trees);
    }

    /**
     * A clock for these processes.
     *
     * @param trees roots that are counted with all their descendants
     */
    public static CpuClock of(List<Long> pids, List<Long> trees) {
        return new CpuClock(Path.of("/proc"), pids, trees);
    }

    /** Seconds by process; fails when one of them does not exist. */
    public Map<String, Double> read() {
        ProcessTable table = ProcessTable.read(proc);
        Map<String, Double> seconds = new LinkedHashMap<>();
        for (long pid : pids) {
            ProcessStat process = table.one(pid);
            seconds.put(process.name() + " " + pid, process.own() / TICKS_PER_SECOND);
        }
        for (long root : trees) {
            seconds.put(table.one(root).name() + " " + root + "+", table.tree(root) / TICKS_PER_SECOND);
        }
        return seconds;
    }

    /** What was used from one reading to a later one. */
    public static Map<String, Double> between(Map<String, Double> earlier, Map<String, Double> later) {
        Map<String, Double> used = new LinkedHashMap<>();
        later.forEach((process, seconds) -> used.put(process, seconds - earlier.get(process)));
        return used;
    }
}
