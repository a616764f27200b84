package io.bindery.sessions.capabilities;

import io.bindery.model.jid.BareJid;
import io.bindery.sessions.stanza.SessionMarks;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The wishes of sessions as their records keep them, and what was asked of the records. */
final class RecordedMarks implements SessionMarks {
    private final Map<String, Set<String>> wanted = new ConcurrentHashMap<>();
    private final List<String> log = new CopyOnWriteArrayList<>();

    @Override
    public Future<Void> mark(BareJid user, String sessionId, Mark mark, boolean wish) {
        return Future.failedFuture(new AssertionError("capabilities say nothing of " + mark));
    }

    @Override
    public Future<Set<String>> notify(BareJid user, String sessionId, Set<String> nodes) {
        log.add(user + " " + sessionId + " " + new TreeSet<>(nodes));
        Set<String> before = wanted.put(sessionId, nodes);
        return Future.succeededFuture(before == null ? Set.of() : before);
    }

    /** What was asked for since this was last asked. */
    List<String> taken() {
        List<String> taken = new ArrayList<>(log);
        log.clear();
        return taken;
    }
}
