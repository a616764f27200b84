package io.bindery.access;

import io.bindery.model.config.StoreConfig;
import io.vertx.redis.client.RedisOptions;

/** Where Redis is, as its client wants to know it. */
public record RedisAddress(StoreConfig stores) {

    /**
     * Options of a client whose connections are made within the time-out and whose queues are bounded.
     *
     * @param connections how many it may have
     * @param maxUnanswered commands of one connection that may wait for their answers
     */
    public RedisOptions options(int connections, int maxUnanswered) {
        RedisOptions options = new RedisOptions()
                .setConnectionString(stores.redisUri())
                .setMaxPoolSize(connections)
                .setMaxPoolWaiting(connections)
                .setMaxWaitingHandlers(maxUnanswered);
        options.getNetClientOptions().setTcpNoDelay(true).setTcpKeepAlive(true).setConnectTimeout((int)
                stores.timeout().toMillis());
        String password = stores.redisPassword().value();
        return password.isEmpty() ? options : options.setPassword(password);
    }
}
