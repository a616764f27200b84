package io.bindery.stores;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A JVM of its own that runs both stores and prints their addresses and pids, then waits for its end. */
record OtherJvm(Process process, String redisUri, long redisPid, long postgresPid) {

    public static void main(String[] args) throws IOException {
        EmbeddedRedis redis = EmbeddedRedis.start(Path.of(args[0], "redis"));
        EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(args[0], "pg"));
        StoresShutdown.before(() -> System.out.println("before " + RedisProbe.ping(redis.uri())));
        System.out.println("ready " + redis.uri() + " " + redis.pid() + " " + postgres.pid());
        while (System.in.read() >= 0) {
            continue;
        }
    }

    static OtherJvm start(Path folder) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("java.class.path");
        Process process = new ProcessBuilder(java, "-cp", classes, OtherJvm.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        OtherJvm jvm = new OtherJvm(process, "", 0, 0);
        String[] words = jvm.line().split(" ");
        return new OtherJvm(process, words[1], Long.parseLong(words[2]), Long.parseLong(words[3]));
    }

    /** The next line it prints. */
    String line() throws IOException {
        BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
        return reader.readLine();
    }

    /** A ping that turns failure into a word. */
    static final class RedisProbe {
        private RedisProbe() {}

        static String ping(String uri) {
            try {
                return EmbeddedRedisIT.ask(uri, "PING");
            } catch (IOException e) {
                return "gone";
            }
        }
    }
}
