package io.bindery.system;

import io.bindery.model.bus.ServiceBus;
import io.bindery.model.jid.BareJid;
import io.bindery.model.session.OnlineReply;
import io.bindery.model.session.OnlineRequest;
import io.bindery.model.session.SessionApi;
import io.bindery.model.session.SessionBusProxy;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonArray;
import java.time.Duration;

/** Tells other teams which resources of an account are on line. */
public final class WhoIsOnlineVerticle extends VerticleBase {
    private SessionApi sessions;

    @Override
    public Future<?> start() {
        sessions = new SessionBusProxy(new ServiceBus(vertx, Duration.ofSeconds(2), 100));
        return vertx.eventBus().consumer("team.who-is-online", this::answer).completion();
    }

    private void answer(Message<String> question) {
        sessions.online(new OnlineRequest(BareJid.parse(question.body())))
                .map(WhoIsOnlineVerticle::resources)
                .onSuccess(question::reply)
                .onFailure(cause -> question.fail(503, cause.getMessage()));
    }

    private static JsonArray resources(OnlineReply reply) {
        JsonArray resources = new JsonArray();
        reply.sessions().forEach(session -> resources.add(session.jid().resource()));
        return resources;
    }
}
