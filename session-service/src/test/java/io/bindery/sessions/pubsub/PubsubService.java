package io.bindery.sessions.pubsub;

import static io.bindery.sessions.RunningService.get;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bindery.access.TimedStatements;
import io.bindery.model.config.Settings;
import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.FullJid;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.RunningService;
import io.bindery.sessions.stanza.IqAnswer;
import io.bindery.sessions.stanza.IqEntry;
import io.bindery.sessions.stanza.IqRequest;
import io.bindery.sessions.stanza.IqTarget;
import io.bindery.sessions.stanza.ServerAssist;
import io.bindery.sessions.store.SessionDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Personal eventing on the real PostgreSQL, with subscriptions that a test makes up. */
public final class PubsubService implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final SessionDatabase database = get(SessionDatabase.open(vertx, RunningService.stores()));
    private final Map<BareJid, Set<BareJid>> subscribers = new ConcurrentHashMap<>();

    public final RecordedDeliveries deliveries = new RecordedDeliveries();
    public final PubsubConfig limits;
    private final Contacts contacts;
    public final PersonalEventing eventing;

    /** With settings as an operator writes them. */
    public PubsubService(Map<String, String> settings) {
        limits = PubsubConfig.from(Settings.check(settings, PubsubConfig.SETTINGS));
        contacts = new Contacts(
                (owner, asker) -> Future.succeededFuture(subscribersOf(owner).contains(asker)),
                owner -> Future.succeededFuture(List.copyOf(subscribersOf(owner))),
                asker -> Future.succeededFuture(subscribers.keySet().stream()
                        .filter(owner -> subscribersOf(owner).contains(asker))
                        .toList()));
        eventing = new PersonalEventing(statements(), limits, deliveries, contacts);
    }

    public TimedStatements statements() {
        return database.statements();
    }

    /** Server assist on a PostgreSQL that is waited for longer than any test waits. */
    public ServerAssist patientAssist() {
        TimedStatements patient = new TimedStatements(database.client(), Duration.ofHours(1));
        return new PersonalEventing(patient, limits, deliveries, contacts).serverAssist();
    }

    /** Does something while nobody else can publish. */
    public void whileNodesAreLocked(Runnable work) {
        PgConnection other = get(PgConnection.connect(vertx, database.address().options()));
        try {
            get(other.query("BEGIN").execute());
            get(other.query("LOCK TABLE sessions.pubsub_nodes").execute());
            work.run();
        } finally {
            get(other.close());
        }
    }

    /** A session of an account that is made by this call. */
    public FullJid newSession() {
        BareJid account = RunningService.someone();
        get(statements()
                .execute(
                        "INSERT INTO sessions.accounts (domain, username) VALUES ($1, $2)",
                        Tuple.of(account.domain(), account.local())));
        return account.withResource("balcony");
    }

    public void remove(BareJid account) {
        get(statements()
                .execute(
                        "DELETE FROM sessions.accounts WHERE domain = $1 AND username = $2",
                        Tuple.of(account.domain(), account.local())));
    }

    public void subscribe(FullJid subscriber, FullJid owner) {
        subscribers
                .computeIfAbsent(owner.bare(), account -> ConcurrentHashMap.newKeySet())
                .add(subscriber.bare());
    }

    private Set<BareJid> subscribersOf(BareJid owner) {
        return subscribers.getOrDefault(owner, Set.of());
    }

    /** A session that asks its own account. */
    public Asker client(FullJid session) {
        return new Asker(session, new IqTarget.OwnAccount(session.bare()));
    }

    /** A session that asks somebody else's account. */
    public Asker client(FullJid session, FullJid other) {
        return new Asker(session, new IqTarget.OtherAccount(other.bare()));
    }

    @Override
    public void close() {
        get(database.close());
        get(vertx.close());
    }

    /** Writes a transcript: what is sent, and what comes back. */
    public final class Asker {
        private final FullJid session;
        private final IqTarget target;

        private Asker(FullJid session, IqTarget target) {
            this.session = session;
            this.target = target;
        }

        /** Sends an IQ with a payload. */
        public Reply sends(String type, String payload) {
            return new Reply(Xml.canonical(answer(get(asks(type, payload)))));
        }

        /** The bare answer, for requests that run at the same time. */
        public Future<IqAnswer> asks(String type, String payload) {
            XmlElement iq = XmlElement.named("iq", Namespaces.CLIENT)
                    .attribute("type", type)
                    .attribute("id", "1")
                    .child(Xml.parse(payload))
                    .build();
            IqRequest request = new IqRequest(session, "session", target, iq);
            IqEntry entry = eventing.entries().stream()
                    .filter(line -> line.namespace().equals(request.payload().namespace()))
                    .findFirst()
                    .orElseThrow();
            return entry.service().answer(request);
        }
    }

    private static XmlElement answer(IqAnswer answer) {
        XmlElement bare = XmlElement.empty("iq", Namespaces.CLIENT);
        if (answer instanceof IqAnswer.Result result) {
            return bare.copy()
                    .attribute("type", "result")
                    .child(result.payload())
                    .build();
        }
        return ((IqAnswer.Refusal) answer).error().answer(bare);
    }

    /** What came back, without addresses and id. */
    public record Reply(String text) {
        private static final String STANZA_ERROR = "xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'";

        /** It is a result that holds this. */
        public void receives(String payload) {
            assertEquals(Xml.canonical("<iq xmlns='jabber:client' type='result'>" + payload + "</iq>"), text);
        }

        /** It is an empty result. */
        public void receivesNothingElse() {
            receives("");
        }

        /** It is an error with a condition of XEP-0060; {@code error} is {@code type condition}. */
        public void isRefused(String error, String detail) {
            String[] words = error.split(" ");
            assertEquals(
                    Xml.canonical("<iq xmlns='jabber:client' type='error'><error type='" + words[0] + "'><" + words[1]
                            + " " + STANZA_ERROR + "/>" + detail + "</error></iq>"),
                    text);
        }

        /** It is an error with this condition of XEP-0060. */
        public void isRefusedWith(String error, String condition) {
            isRefused(error, "<" + condition + " xmlns='http://jabber.org/protocol/pubsub#errors'/>");
        }

        /** It is an error because a feature is missing. */
        public void isUnsupported(String feature) {
            isRefused(
                    "cancel feature-not-implemented",
                    "<unsupported xmlns='http://jabber.org/protocol/pubsub#errors' feature='" + feature + "'/>");
        }

        /** It is a result. */
        public Reply succeeds() {
            assertEquals("result", Xml.parse(text).attribute("type"), text);
            return this;
        }
    }
}
