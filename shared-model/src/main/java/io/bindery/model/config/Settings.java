package io.bindery.model.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The settings that an operator wrote, checked against the ones that exist. */
public final class Settings {
    private final Map<String, String> values;

    private Settings(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * Checks every value; all mistakes are named at once.
     *
     * @param values what was written, by name of the setting
     * @throws InvalidSettingsException for unknown names and for values out of bounds
     */
    public static Settings check(Map<String, String> values, List<Setting<?>> known) {
        List<String> mistakes = new ArrayList<>();
        Set<String> unknown = new TreeSet<>(values.keySet());
        Settings settings = new Settings(values);
        for (Setting<?> setting : known) {
            unknown.remove(setting.name());
            try {
                settings.get(setting);
            } catch (InvalidSettingsException e) {
                mistakes.add(e.getMessage());
            }
        }
        unknown.forEach(name -> mistakes.add("unknown setting " + name));
        if (!mistakes.isEmpty()) {
            throw new InvalidSettingsException(String.join("\n", mistakes));
        }
        return settings;
    }

    /** The value of a setting, or its default. */
    public <T> T get(Setting<T> setting) {
        String text = values.getOrDefault(setting.name(), setting.fallback());
        try {
            return setting.parser().apply(text);
        } catch (IllegalArgumentException e) {
            // The value stays out of the message: it may be a secret in the wrong place.
            throw new InvalidSettingsException(setting.name() + " must be " + setting.bounds());
        }
    }

    /** The same settings with one more value, for what is known only at run time, such as a port that was free. */
    public Settings with(Setting<?> setting, String value) {
        Map<String, String> extended = new HashMap<>(values);
        extended.put(setting.name(), value);
        return new Settings(extended);
    }
}
