package io.bindery.sessions;

import io.bindery.model.archive.ArchiveExtent;
import io.bindery.model.archive.ArchiveId;
import io.bindery.model.session.AdmitReply;
import io.bindery.model.session.AdmitRequest;
import io.bindery.model.session.BindReply;
import io.bindery.model.session.BindRequest;
import io.bindery.model.session.SessionApi;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Binds one user agent again and again while others send to it, and checks promise P2: a session is among the targets of
 * a message exactly when the message's id is greater than the end that the bind named, and not greater than the end of
 * the bind that fenced it.
 */
final class SeamCheck {
    private final SessionApi sessions;
    private final AdmitRequest message;
    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final List<Bind> binds = new ArrayList<>();
    private final AtomicBoolean stopped = new AtomicBoolean();

    SeamCheck(SessionApi sessions, AdmitRequest message) {
        this.sessions = sessions;
        this.message = message;
    }

    private record Sent(long id, List<String> targets, long from, long to) {}

    private record Bind(String sessionId, long end, long from, long to) {}

    int messages() {
        return sent.size();
    }

    /** Sends one message after the other until {@link #stop}. */
    Future<Void> sendOn() {
        return stopped.get() ? Future.succeededFuture() : send().compose(done -> sendOn());
    }

    Future<Void> send() {
        long from = System.nanoTime();
        return sessions.admit(message).map(reply -> {
            AdmitReply.Admitted admitted = (AdmitReply.Admitted) reply;
            sent.add(new Sent(admitted.id().value(), admitted.targets(), from, System.nanoTime()));
            return null;
        });
    }

    void stop() {
        stopped.set(true);
    }

    void bind(BindRequest request) {
        long from = System.nanoTime();
        BindReply.Bound bound = (BindReply.Bound) RunningService.get(sessions.bind(request));
        ArchiveExtent archive = bound.archive();
        ArchiveId end = archive.empty() ? new ArchiveId(0) : archive.last();
        binds.add(new Bind(request.sessionId(), end.value(), from, System.nanoTime()));
    }

    List<String> violations() {
        List<String> violations = new ArrayList<>();
        for (int i = 0; i < binds.size(); i++) {
            Bind bind = binds.get(i);
            long fencedAt = i + 1 < binds.size() ? binds.get(i + 1).end() : Long.MAX_VALUE;
            for (Sent one : sent) {
                boolean meant = one.id() > bind.end() && one.id() <= fencedAt;
                if (meant != one.targets().contains(bind.sessionId())) {
                    violations.add("message " + one.id() + (meant ? " missed by " : " twice for ") + bind);
                }
                if (one.to() < bind.from() && one.id() > bind.end()) {
                    violations.add("end older than what was admitted before: " + bind);
                }
                if (one.from() > bind.to() && one.id() <= bind.end()) {
                    violations.add("end newer than what was admitted after: " + bind);
                }
            }
        }
        return violations;
    }
}
