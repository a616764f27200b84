package io.bindery.standalone.settings;

import io.bindery.model.config.Setting;
import java.util.List;
import java.util.stream.Collectors;

/** The settings as the table that the README shows. */
final class SettingsTable {
    private static final String HEAD = """
            | setting | variable | default | values | meaning |
            | --- | --- | --- | --- | --- |
            """;

    private SettingsTable() {}

    static String markdown(List<Setting<?>> settings) {
        return settings.stream().map(SettingsTable::row).collect(Collectors.joining("", HEAD, ""));
    }

    private static String row(Setting<?> setting) {
        return "| `%s` | `%s` | %s | %s | %s |\n"
                .formatted(
                        setting.name(),
                        setting.variable(),
                        setting.fallback().isEmpty() ? "" : '`' + setting.fallback() + '`',
                        cell(setting.bounds()),
                        cell(setting.meaning()));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
