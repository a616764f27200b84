package io.bindery.sessions.routing;

import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.jid.BareJid;
import io.bindery.model.session.OnlineReply;
import io.bindery.model.session.OnlineRequest;
import io.bindery.sessions.profile.Farewell;
import io.bindery.sessions.registry.SessionRegistry;
import io.bindery.sessions.stanza.Subscribers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;

/** What becomes of the sessions and contacts of an account that is removed (XEP-0077 3.2). */
public record AccountEnd(Vertx vertx, SessionRegistry registry, SessionEndings endings, Subscribers subscribers)
        implements Farewell {
    // The answer to who removes his account has to reach him before his stream ends.
    private static final long LAST_WORDS_MS = 500;

    @Override
    public Future<Void> cancelSubscriptions(BareJid user) {
        return subscribers
                .of(user)
                .compose(contacts -> Portions.each(
                        new ArrayList<>(contacts),
                        contact -> endings.broadcast().hide(user, contact)));
    }

    @Override
    public Future<Void> endSessions(BareJid user) {
        vertx.setTimer(
                LAST_WORDS_MS,
                timer -> registry.online(new OnlineRequest(user))
                        .onSuccess(online -> online.sessions().forEach(session -> end(user, session))));
        return Future.succeededFuture();
    }

    private void end(BareJid user, OnlineReply.Session session) {
        endings.end(user, session.sessionId(), session.edge(), StreamErrorCondition.NOT_AUTHORIZED);
    }
}
