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
import java.util.stream.Collectors;

/** One script of {@code resources/redis}: one atomic step. */
final class RedisScript {
    private static final List<String> SHARED = List.of("timeline", "sessions", "messages");

    private final String source;
    private final String digest;

    private RedisScript(String source) {
        this.source = source;
        this.digest = sha1(source);
    }

    /** Loads {@code <name>.lua}, with what the scripts share in front. */
    static RedisScript load(String name) {
        return new RedisScript(SHARED.stream().map(RedisScript::read).collect(Collectors.joining()) + read(name));
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
        return cause.getMessage() != null && cause.getMessage().startsWith("NOSCRIPT");
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
