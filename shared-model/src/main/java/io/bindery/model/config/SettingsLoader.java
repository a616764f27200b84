package io.bindery.model.config;

import io.vertx.config.ConfigRetriever;
import io.vertx.config.ConfigRetrieverOptions;
import io.vertx.config.ConfigStoreOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the settings of a service from a properties file and from the environment; the environment wins. */
public final class SettingsLoader {
    /** Names the settings file where no option of a command does. */
    public static final String FILE_VARIABLE = "BINDERY_CONFIG";

    private static final String VARIABLE_PREFIX = "BINDERY_";
    // Text stays text: "0123" is a password, not a number.
    private static final String AS_WRITTEN = "raw-data";

    private final Vertx vertx;
    private final List<Setting<?>> known;

    /** Reads and checks against the settings that the process knows. */
    public SettingsLoader(Vertx vertx, List<Setting<?>> known) {
        this.vertx = vertx;
        this.known = List.copyOf(known);
    }

    /**
     * Reads the settings once; the result is an {@link InvalidSettingsException} that names all mistakes, if any.
     *
     * @param file the settings file, or null where the environment alone decides
     */
    public Future<Settings> load(Path file) {
        if (file != null && !Files.isReadable(file)) {
            return Future.failedFuture(new InvalidSettingsException("no readable settings file " + file));
        }
        ConfigRetrieverOptions options =
                new ConfigRetrieverOptions().setScanPeriod(-1).addStore(environmentStore());
        if (file != null) {
            options.getStores().add(0, fileStore(file));
        }
        ConfigRetriever retriever = ConfigRetriever.create(vertx, options);
        return retriever.getConfig().eventually(retriever::close).map(this::check);
    }

    private static ConfigStoreOptions fileStore(Path file) {
        return new ConfigStoreOptions()
                .setType("file")
                .setFormat("properties")
                .setConfig(new JsonObject()
                        .put("path", file.toAbsolutePath().toString())
                        .put(AS_WRITTEN, true));
    }

    private static ConfigStoreOptions environmentStore() {
        JsonArray ours = new JsonArray();
        System.getenv().keySet().stream()
                .filter(name -> name.startsWith(VARIABLE_PREFIX))
                .forEach(ours::add);
        return new ConfigStoreOptions()
                .setType("env")
                .setConfig(new JsonObject().put("keys", ours).put(AS_WRITTEN, true));
    }

    private Settings check(JsonObject read) {
        return Settings.check(byName(read, known), known);
    }

    /** Puts variables under the names of their settings; one that sets nothing keeps its own, so that it is refused. */
    static Map<String, String> byName(JsonObject read, List<Setting<?>> known) {
        Map<String, String> values = new HashMap<>();
        read.forEach(entry -> values.put(entry.getKey(), String.valueOf(entry.getValue())));
        values.remove(FILE_VARIABLE);
        for (Setting<?> setting : known) {
            String written = values.remove(setting.variable());
            if (written != null) {
                values.put(setting.name(), written);
            }
        }
        return values;
    }
}
