package io.bindery.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bindery.bench.pages.PagesPlan;
import io.bindery.bench.pages.Paging;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivePageCommandTest {
    @TempDir
    private Path folder;

    @Test
    void pagesTheArchiveOfTheFirstUser() throws IOException {
        PagesPlan plan = plan("--domain", "example.net", "--users", "u%d");
        assertEquals("u1@example.net", plan.owner());
        assertEquals(new Paging(1000, 50), plan.paging());
    }

    @Test
    void readsItsOwnOptions() throws IOException {
        assertEquals(new Paging(7, 20), plan("--places", "7", "--max", "20").paging());
        assertThrows(IllegalArgumentException.class, () -> plan("--max", "0"));
    }

    private PagesPlan plan(String... options) throws IOException {
        Path passwordFile = Files.writeString(folder.resolve("password"), "secret\n");
        List<String> arguments = new ArrayList<>(List.of("--password-file", passwordFile.toString()));
        arguments.addAll(List.of(options));
        ArchivePageCommand command = new ArchivePageCommand();
        Main.line(command).parseArgs(arguments.toArray(String[]::new));
        return command.plan();
    }
}
