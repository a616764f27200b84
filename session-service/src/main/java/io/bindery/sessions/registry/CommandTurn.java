package io.bindery.sessions.registry;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one turn of the event loop asks Redis, in one write: under load most of what a command costs is the write and the
 * read of it.
 */
final class CommandTurn {
    // How the client tells, in one failure, which commands of a batch were refused.
    private static final Pattern REFUSED = Pattern.compile("^ERR \\[(\\d+)] (.*)$", Pattern.MULTILINE);

    private final List<Request> commands = new ArrayList<>();
    private final List<Promise<Response>> answers = new ArrayList<>();

    Future<Response> add(Request command) {
        Promise<Response> answer = Promise.promise();
        commands.add(command);
        answers.add(answer);
        return answer.future();
    }

    /**
     * Sends all of it. One time-out serves the whole turn, and it is set on the connection's answer, which belongs to the
     * event loop: on a promise of nobody's Vert.x would run it in a thread of its own, woken for each command.
     *
     * @return fails when one of them was refused or not answered in time
     */
    Future<?> send(RedisConnection connection, long timeoutMs) {
        if (commands.size() == 1) {
            return connection
                    .send(commands.get(0))
                    .timeout(timeoutMs, TimeUnit.MILLISECONDS)
                    .onComplete(answers.get(0));
        }
        return connection
                .batch(commands)
                .timeout(timeoutMs, TimeUnit.MILLISECONDS)
                .onComplete(this::distribute);
    }

    void fail(Throwable cause) {
        answers.forEach(answer -> answer.fail(cause));
    }

    private void distribute(AsyncResult<List<Response>> result) {
        if (result.failed()) {
            refuse(result.cause());
            return;
        }
        for (int i = 0; i < answers.size(); i++) {
            answers.get(i).complete(result.result().get(i));
        }
    }

    /** Those beside a refused one were carried out, but the client has dropped what they answered. */
    private void refuse(Throwable cause) {
        Map<Integer, String> refused = new HashMap<>();
        Matcher lines = REFUSED.matcher(String.valueOf(cause.getMessage()));
        while (lines.find()) {
            refused.put(Integer.valueOf(lines.group(1)), lines.group(2));
        }
        for (int i = 0; i < answers.size(); i++) {
            String own = refused.get(i);
            answers.get(i).fail(own == null ? cause : new RedisUnavailableException(own));
        }
    }
}
