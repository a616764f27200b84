package io.bindery.standalone.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bindery.model.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README tells operators what the code does. */
class ReadmeTest {
    private static final String BEGIN = "<!-- settings: the output of ./bindery settings -->\n";
    private static final String END = "<!-- end of settings -->";

    @Test
    void showsEverySettingAsItIsDeclared() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        String shown = readme.substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END));
        assertEquals(SettingsTable.markdown(StandaloneSettings.ALL), shown);
    }

    @Test
    void namesEachSettingOnce() {
        List<String> names =
                StandaloneSettings.ALL.stream().map(Setting::name).sorted().toList();
        assertEquals(names.stream().distinct().toList(), names);
    }

    @Test
    void writesOneRowForASetting() {
        Setting<Integer> port = Setting.number("c2s.tcp.port", 5222, 1, 9999, "where|what");
        String row = "| `c2s.tcp.port` | `BINDERY_C2S_TCP_PORT` | `5222` | 1 to 9999 | where\\|what |";
        assertEquals(
                row,
                SettingsTable.markdown(List.of(port))
                        .lines()
                        .skip(2)
                        .findFirst()
                        .orElseThrow());
    }
}
