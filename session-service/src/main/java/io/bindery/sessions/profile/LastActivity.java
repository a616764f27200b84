package io.bindery.sessions.profile;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.jid.BareJid;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.discovery.Feature;
import io.bindery.sessions.stanza.IqAnswer;
import io.bindery.sessions.stanza.IqEntry;
import io.bindery.sessions.stanza.IqRequest;
import io.bindery.sessions.stanza.IqTarget;
import io.bindery.sessions.stanza.Subscribers;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** How long an account has been off line, and how long the server has been running (XEP-0012). */
public final class LastActivity {
    private static final String NAMESPACE = "jabber:iq:last";
    private static final Set<Class<? extends IqTarget>> ALL =
            Set.of(IqTarget.Server.class, IqTarget.OwnAccount.class, IqTarget.OtherAccount.class);

    private final Subscribers subscribers;
    private final Function<BareJid, Future<Optional<LastSeen>>> lastSeen;
    private final Clock clock;
    private final long startedMs;

    /** The instance that makes it starts now; of several, the one that is asked tells how long it has been running. */
    public LastActivity(Subscribers subscribers, Function<BareJid, Future<Optional<LastSeen>>> lastSeen, Clock clock) {
        this.subscribers = subscribers;
        this.lastSeen = lastSeen;
        this.clock = clock;
        this.startedMs = clock.millis();
    }

    /** What it answers. */
    public List<IqEntry> entries() {
        return List.of(new IqEntry(IqEntry.GET, "query", NAMESPACE, ALL, this::answer));
    }

    /** What it adds to what the server and accounts say of themselves. */
    public List<Feature> features() {
        return List.of(new Feature(NAMESPACE, ALL));
    }

    /** XEP-0012 4: who may not see the presence must not ask a session either; all other requests pass. */
    public Future<Boolean> mayAsk(BareJid asker, BareJid account, XmlElement payload) {
        return payload.is("query", NAMESPACE) ? subscribers.has(account, asker) : Future.succeededFuture(true);
    }

    private Future<IqAnswer> answer(IqRequest request) {
        BareJid asker = request.sender().bare();
        if (request.target() instanceof IqTarget.OwnAccount) {
            // XEP-0012 3: 0 where a resource is connected, as the one that asks is.
            return Future.succeededFuture(since(clock.millis(), ""));
        }
        if (request.target() instanceof IqTarget.OtherAccount other) {
            // XEP-0012 8: whoever may not see the presence must not learn it here; no account has no subscribers.
            return subscribers
                    .has(other.account(), asker)
                    .compose(may -> may
                            ? activity(other.account())
                            : Future.succeededFuture(IqAnswer.refused(StanzaErrorCondition.FORBIDDEN)));
        }
        return Future.succeededFuture(since(startedMs, ""));
    }

    private Future<IqAnswer> activity(BareJid account) {
        return lastSeen.apply(account)
                .map(seen -> seen.map(this::told).orElse(IqAnswer.refused(StanzaErrorCondition.ITEM_NOT_FOUND)));
    }

    private IqAnswer told(LastSeen seen) {
        return seen.online() ? since(clock.millis(), "") : since(seen.sinceMs(), seen.status());
    }

    private IqAnswer since(long sinceMs, String status) {
        // Clocks of two machines differ: nobody left in the future.
        long seconds = Math.max(0, TimeUnit.MILLISECONDS.toSeconds(clock.millis() - sinceMs));
        return IqAnswer.of(XmlElement.named("query", NAMESPACE)
                .attribute("seconds", Long.toString(seconds))
                .text(status)
                .build());
    }
}
