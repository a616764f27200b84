package io.bindery.bench.cpu;

/**
 * One line of {@code /proc/PID/stat} (proc(5)); times in clock ticks.
 *
 * @param own user and system time of all threads, ended ones too
 * @param reaped the same of the children that it has waited for
 */
record ProcessStat(long pid, long parent, String name, long own, long reaped) {
    // Counted from the state, which follows the name.
    private static final int PARENT = 1;
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;

    static ProcessStat parse(String line) {
        int open = line.indexOf('(');
        // A process may have brackets and blanks in its name: the last bracket ends it.
        int close = line.lastIndexOf(')');
        String[] fields = line.substring(close + 2).split(" ");
        return new ProcessStat(
                Long.parseLong(line.substring(0, open - 1)),
                Long.parseLong(fields[PARENT]),
                line.substring(open + 1, close),
                Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]),
                Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_SYSTEM]));
    }
}
