package io.bindery.sessions.registry;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * One script of {@code resources/redis}: one atomic step. Redis runs the text as a whole each time, so what the scripts
 * share stands in several files, and each takes only those that it needs in front of its own.
 */
enum RedisScript {
    BIND("timeline", "sessions", "endings"),
    CLOSE("timeline", "sessions", "endings"),
    ONLINE(),
    MARK("sessions"),
    MESSAGE("timeline", "sessions", "messages"),
    SETTLE("timeline", "sessions", "messages"),
    DELIVER("sessions"),
    NEWEST("sessions"),
    FORGET("timeline", "sessions"),
    PRESENCE("timeline", "sessions", "endings"),
    WATCH("sessions"),
    UNWATCH("sessions"),
    DIRECTED("sessions"),
    LAST("sessions"),
    REGISTRATIONS();

    private static final String UNKNOWN = "NOSCRIPT";

    private final String source;
    private final String digest;

    RedisScript(String... shared) {
        StringBuilder text = new StringBuilder();
        for (String name : shared) {
            text.append(read(name));
        }
        this.source = text.append(read(name().toLowerCase(Locale.ROOT))).toString();
        this.digest = sha1(source);
    }

    /** Makes the script known, so that it can be run by its digest. */
    Request introduction() {
        return Request.cmd(Command.SCRIPT).arg("LOAD").arg(source);
    }

    /** Runs it; all keys carry the same hash tag. */
    Future<Response> run(RedisLink redis, List<String> keys, List<String> arguments) {
        return redis.send(request(Command.EVALSHA, digest, keys, arguments))
                // After a restart or a fail-over Redis does not know the script; nothing has been run then.
                .recover(cause -> isUnknownScript(cause)
                        ? redis.send(request(Command.EVAL, source, keys, arguments))
                        : Future.failedFuture(cause));
    }

    private static boolean isUnknownScript(Throwable cause) {
        return cause.getMessage() != null && cause.getMessage().contains(UNKNOWN);
    }

    private static Request request(Command command, String script, List<String> keys, List<String> arguments) {
        Request request = Request.cmd(command).arg(script).arg(keys.size());
        keys.forEach(request::arg);
        arguments.forEach(request::arg);
        return request;
    }

    private static String read(String name) {
        try (InputStream in = RedisScript.class.getResourceAsStream("/redis/" + name + ".lua")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha1(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            // Every Java runtime must have it.
            throw new IllegalStateException(e);
        }
    }
}
