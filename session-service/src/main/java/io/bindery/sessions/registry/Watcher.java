package io.bindery.sessions.registry;

import io.bindery.model.jid.BareJid;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;

/**
 * An account that is told of somebody's presence.
 *
 * @param times how often it has come on line: tells an older look from a newer one
 */
public record Watcher(BareJid account, String times) {

    static List<Watcher> of(Response fields) {
        List<Watcher> watchers = new ArrayList<>(fields.size() / 2);
        for (int i = 0; i + 1 < fields.size(); i += 2) {
            watchers.add(new Watcher(
                    BareJid.parse(fields.get(i).toString()), fields.get(i + 1).toString()));
        }
        return watchers;
    }
}
