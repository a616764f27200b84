package io.bindery.model.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Where settings come from and what is refused. */
@ExtendWith(VertxExtension.class)
class SettingsLoaderTest {
    private static final Setting<Integer> PORT = Setting.number("c2s.tcp.port", 5222, 1, 65_535, "port");
    private static final Setting<Secret> PASSWORD = Setting.secret("redis.password", "password");
    private static final List<Setting<?>> KNOWN = List.of(PORT, PASSWORD);

    @TempDir
    Path folder;

    @Test
    void readsAFileAsItIsWritten(Vertx vertx, VertxTestContext context) throws IOException {
        load(vertx, "c2s.tcp.port = 6222\nredis.password = 0123\n").onComplete(context.succeeding(settings -> {
            context.verify(() -> {
                assertEquals(6222, settings.get(PORT));
                assertEquals("0123", settings.get(PASSWORD).value());
            });
            context.completeNow();
        }));
    }

    @Test
    void givesDefaultsWithoutAFile(Vertx vertx, VertxTestContext context) {
        new SettingsLoader(vertx, KNOWN).load(null).onComplete(context.succeeding(settings -> {
            context.verify(() -> assertEquals(5222, settings.get(PORT)));
            context.completeNow();
        }));
    }

    @Test
    void namesEveryMistakeAtOnceAndNoValue(Vertx vertx, VertxTestContext context) throws IOException {
        load(vertx, "c2s.tcp.port = hunter2\nc2s.tcp.prot = 1\n").onComplete(context.failing(failure -> {
            context.verify(() -> {
                assertInstanceOf(InvalidSettingsException.class, failure);
                assertTrue(failure.getMessage().contains("c2s.tcp.port must be 1 to 65535"));
                assertTrue(failure.getMessage().contains("unknown setting c2s.tcp.prot"));
                assertFalse(failure.getMessage().contains("hunter2"));
            });
            context.completeNow();
        }));
    }

    @Test
    void refusesAFileThatIsNotThere(Vertx vertx, VertxTestContext context) {
        new SettingsLoader(vertx, KNOWN).load(folder.resolve("none")).onComplete(context.failing(failure -> {
            context.verify(() -> assertInstanceOf(InvalidSettingsException.class, failure));
            context.completeNow();
        }));
    }

    @Test
    void letsAVariableBeatTheFile() {
        JsonObject read = new JsonObject().put("c2s.tcp.port", "6222").put("BINDERY_C2S_TCP_PORT", "7222");
        assertEquals(Map.of("c2s.tcp.port", "7222"), SettingsLoader.byName(read, KNOWN));
    }

    @Test
    void keepsAVariableThatSetsNothingSoThatItIsRefused() {
        JsonObject read = new JsonObject().put("BINDERY_PORT", "1").put("BINDERY_CONFIG", "file");
        assertEquals(Map.of("BINDERY_PORT", "1"), SettingsLoader.byName(read, KNOWN));
    }

    private Future<Settings> load(Vertx vertx, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("bindery.properties"), text);
        return new SettingsLoader(vertx, KNOWN).load(file);
    }
}
