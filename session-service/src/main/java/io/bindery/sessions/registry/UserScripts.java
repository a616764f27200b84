package io.bindery.sessions.registry;

import io.bindery.model.jid.BareJid;
import io.bindery.model.timeline.TimelineKeys;
import io.bindery.sessions.SessionConfig;
import io.vertx.core.Future;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;

/** Runs scripts on the keys of one user: what every script is given stands here once. */
record UserScripts(RedisLink redis, TimelineKeys keys, SessionConfig config) {

    /** Runs a script with the keys that all have, then its own; and with the bound of a session's log in front. */
    Future<Response> run(RedisScript script, BareJid user, List<String> moreKeys, List<String> arguments) {
        List<String> allKeys = new ArrayList<>(4 + moreKeys.size());
        allKeys.add(keys.user(user));
        allKeys.add(keys.sessions(user));
        allKeys.add(keys.counts(user));
        allKeys.add(keys.presence(user));
        allKeys.addAll(moreKeys);
        List<String> allArguments = new ArrayList<>(1 + arguments.size());
        allArguments.add(config.bounds().sessionLog().argument());
        allArguments.addAll(arguments);
        return script.run(redis, allKeys, allArguments);
    }

    Future<Response> send(Request command) {
        return redis.send(command);
    }

    String recordTtl() {
        return Long.toString(config.recordTtl().toMillis());
    }
}
