package io.bindery.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class SessionMainIT {
    private static final Map<String, String> NOWHERE =
            Map.of("BINDERY_REDIS_URI", "redis://127.0.0.1:1", "BINDERY_POSTGRES_URI", "postgresql://me@127.0.0.1:1/x");

    private static String endsWithAnError(Map<String, String> environment) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), SessionMain.class.getName())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("BINDERY_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(1, process.waitFor());
        return output;
    }

    @Test
    void saysWhichStoresAreNotNamed() throws IOException, InterruptedException {
        String output = endsWithAnError(Map.of());
        assertTrue(output.contains("BINDERY_REDIS_URI and BINDERY_POSTGRES_URI must name the stores"), output);
    }

    @ParameterizedTest
    @CsvSource({"BINDERY_SHARDS,none,shards must be", "BINDERY_ACCOUNTS_ITERATIONS,1,accounts.iterations must be"})
    void saysWhichSettingIsWrong(String variable, String value, String message)
            throws IOException, InterruptedException {
        String output = endsWithAnError(Map.of(variable, value));
        assertTrue(output.contains(message), output);
    }

    @Test
    void endsWhenTheStoresAreNotThere() throws IOException, InterruptedException {
        assertTrue(endsWithAnError(NOWHERE).contains("session-service cannot start"));
    }
}
