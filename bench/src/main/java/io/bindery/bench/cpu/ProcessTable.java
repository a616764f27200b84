package io.bindery.bench.cpu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/** The processes of the machine at one moment. */
record ProcessTable(List<ProcessStat> processes) {

    static ProcessTable read(Path proc) {
        List<ProcessStat> processes = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path folder : folders) {
                readOne(folder, processes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ProcessTable(processes);
    }

    private static void readOne(Path folder, List<ProcessStat> processes) {
        try {
            processes.add(ProcessStat.parse(Files.readString(folder.resolve("stat"))));
        } catch (IOException e) {
            // It ended between the listing and the reading: its parent's reaped time has it.
            return;
        }
    }

    ProcessStat one(long pid) {
        return processes.stream()
                .filter(process -> process.pid() == pid)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("there is no process " + pid));
    }

    /** The time of a process and its descendants; of those that ended in between too, once they are waited for. */
    long tree(long root) {
        ProcessStat top = one(root);
        long ticks = top.own() + top.reaped();
        for (ProcessStat process : processes) {
            if (process.parent() == root) {
                ticks += tree(process.pid());
            }
        }
        return ticks;
    }
}
