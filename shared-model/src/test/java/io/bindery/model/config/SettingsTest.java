package io.bindery.model.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private enum Policy {
        KEEP_OLD,
        REPLACE
    }

    private static final Setting<Integer> PORT =
            Setting.number("c2s.tcp-port", 5222, 0, 65_535, "where clients connect");
    private static final Setting<Duration> IDLE = Setting.seconds("c2s.idle", 60, 1, 3600, "how long a stream rests");
    private static final Setting<Duration> WAIT = Setting.milliseconds("c2s.wait-ms", 50, 1, 100, "how long to wait");
    private static final Setting<Boolean> TLS = Setting.flag("c2s.tls", true, "whether TLS is required");
    private static final Setting<List<String>> DOMAINS = Setting.list("domains", "localhost", "what is served");
    private static final Setting<Policy> POLICY = Setting.choice("c2s.policy", Policy.KEEP_OLD, "who wins");
    private static final Setting<Secret> SECRET = Setting.secret("c2s.key", "what nobody may see");
    private static final Setting<String> NAME = Setting.text("c2s.name", "edge", "its name");
    private static final List<Setting<?>> KNOWN = List.of(PORT, IDLE, WAIT, TLS, DOMAINS, POLICY, SECRET, NAME);

    @Test
    void haveTheirDefaults() {
        Settings settings = Settings.check(Map.of(), KNOWN);

        assertEquals(5222, settings.get(PORT));
        assertEquals(Duration.ofMinutes(1), settings.get(IDLE));
        assertEquals(Duration.ofMillis(50), settings.get(WAIT));
        assertTrue(settings.get(TLS));
        assertEquals(List.of("localhost"), settings.get(DOMAINS));
        assertEquals(Policy.KEEP_OLD, settings.get(POLICY));
        assertEquals(new Secret(""), settings.get(SECRET));
        assertEquals("edge", settings.get(NAME));
    }

    @Test
    void takeWhatWasWritten() {
        Settings settings = Settings.check(
                Map.of("c2s.tcp-port", "0", "c2s.tls", "false", "domains", " a , ,b", "c2s.policy", "replace"), KNOWN);

        assertEquals(0, settings.get(PORT));
        assertFalse(settings.get(TLS));
        assertEquals(List.of("a", "b"), settings.get(DOMAINS));
        assertEquals(Policy.REPLACE, settings.get(POLICY));
    }

    @ParameterizedTest
    @CsvSource({
        "c2s.tcp-port, 65536",
        "c2s.tcp-port, -1",
        "c2s.tcp-port, x",
        "c2s.tcp-port, ''",
        "c2s.idle, 0",
        "c2s.idle, 1.5",
        "c2s.wait-ms, 101",
        "c2s.tls, yes",
        "c2s.policy, KEEP_OLD",
        "c2s.policy, ''"
    })
    void refuseValuesOutOfBounds(String name, String value) {
        Map<String, String> values = Map.of(name, value);

        InvalidSettingsException refused =
                assertThrows(InvalidSettingsException.class, () -> Settings.check(values, KNOWN));
        assertTrue(refused.getMessage().startsWith(name + " must be "), refused.getMessage());
    }

    @Test
    void nameAllMistakesAtOnceAndNoValue() {
        Map<String, String> values = Map.of("c2s.tcp-port", "hunter2", "c2s.tls", "hunter2", "c2s.typo", "hunter2");

        InvalidSettingsException refused =
                assertThrows(InvalidSettingsException.class, () -> Settings.check(values, KNOWN));
        assertEquals(
                "c2s.tcp-port must be 0 to 65535\nc2s.tls must be true, false\nunknown setting c2s.typo",
                refused.getMessage());
    }

    @Test
    void hideSecrets() {
        Settings settings = Settings.check(Map.of("c2s.key", "hunter2"), KNOWN);

        assertEquals("hunter2", settings.get(SECRET).value());
        assertFalse(settings.get(SECRET).toString().contains("hunter2"));
        assertFalse(settings.toString().contains("hunter2"));
    }

    @Test
    void takeOneMoreValueAtRunTime() {
        Settings before = Settings.check(Map.of("c2s.name", "a"), KNOWN);
        Settings after = before.with(PORT, "1234");

        assertEquals(1234, after.get(PORT));
        assertEquals("a", after.get(NAME));
        assertEquals(5222, before.get(PORT));
    }

    @Test
    void haveAVariableOfTheEnvironmentEach() {
        assertEquals("BINDERY_C2S_TCP_PORT", PORT.variable());
    }

    @Test
    void sayTheirBounds() {
        assertEquals("1 to 3600 s", IDLE.bounds());
        assertEquals("1 to 100 ms", WAIT.bounds());
        assertEquals("keep-old, replace", POLICY.bounds());
    }

    @Test
    void describeTheStores() {
        StoreConfig config = StoreConfig.from(Settings.check(
                Map.of("redis.uri", "redis://r", "redis.password", "hunter2", "store.timeout-ms", "100"),
                StoreConfig.SETTINGS));

        assertEquals("redis://r", config.redisUri());
        assertEquals(Duration.ofMillis(100), config.timeout());
        assertEquals(128, config.shards());
        assertFalse(config.toString().contains("hunter2"), config.toString());
    }
}
