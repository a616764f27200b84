package io.bindery.sessions;

import io.bindery.stores.SharedStores;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;

/** Redis as it is, for a look behind the service. */
public record RawRedis(Redis client) {

    public static RawRedis of(Vertx vertx) {
        return new RawRedis(Redis.createClient(vertx, SharedStores.redisUri()));
    }

    public Response ask(Command command, String... arguments) {
        Request request = Request.cmd(command);
        List.of(arguments).forEach(request::arg);
        return RunningService.get(client.send(request));
    }

    /** How often Redis has carried out a command. */
    public long calls(String command) {
        for (String line : ask(Command.INFO, "commandstats").toString().split("\r\n")) {
            if (line.startsWith("cmdstat_" + command + ":calls=")) {
                return Long.parseLong(line.split("=", 2)[1].split(",", 2)[0]);
            }
        }
        return 0;
    }
}
