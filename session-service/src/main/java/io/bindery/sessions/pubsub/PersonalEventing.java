package io.bindery.sessions.pubsub;

import io.bindery.access.TimedStatements;
import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.FullJid;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.stanza.Deliveries;
import io.bindery.sessions.stanza.IqAnswer;
import io.bindery.sessions.stanza.IqEntry;
import io.bindery.sessions.stanza.IqRequest;
import io.bindery.sessions.stanza.IqService;
import io.bindery.sessions.stanza.IqTarget;
import io.bindery.sessions.stanza.ServerAssist;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Every account a publish-subscribe service of its own (XEP-0163, on XEP-0060). */
public final class PersonalEventing implements IqService {
    /** What accounts announce to service discovery, beside the identity {@code pubsub/pep}. */
    public static final List<String> FEATURES = PepFeatures.ALL;

    private static final Set<Class<? extends IqTarget>> ACCOUNTS =
            Set.of(IqTarget.OwnAccount.class, IqTarget.OtherAccount.class);

    private final Map<String, Verb> verbs;
    private final NodeStore nodes;
    private final Contacts contacts;
    private final LastItems lastItems;
    private final DisplayedSync displayed;

    /**
     * One line of the table of verbs.
     *
     * @param ofOwner whether only the owner may do so
     * @param needsNode whether the request must name a node
     */
    private record Verb(boolean ofOwner, boolean needsNode, Function<PubsubRequest, Future<IqAnswer>> work) {}

    /** Serves what the store holds. */
    public PersonalEventing(TimedStatements statements, PubsubConfig limits, Deliveries deliveries, Contacts contacts) {
        Events events = new Events(deliveries, contacts);
        ItemPages pages = new ItemPages(statements, limits);
        this.nodes = new NodeStore(statements, limits);
        this.contacts = contacts;
        this.lastItems = new LastItems(pages, deliveries, contacts);
        Publishing publishing = new Publishing(new ItemStore(statements, limits), limits, events);
        this.displayed = new DisplayedSync(publishing);
        this.verbs = verbs(publishing, new Retrieval(pages, contacts), new NodeOwnership(nodes, limits, events));
    }

    /** The requests that this answers. */
    public List<IqEntry> entries() {
        return List.of(
                new IqEntry(IqEntry.BOTH, "pubsub", PubsubNamespaces.PUBSUB, ACCOUNTS, this),
                new IqEntry(IqEntry.BOTH, "pubsub", PubsubNamespaces.OWNER, ACCOUNTS, this));
    }

    @Override
    public Future<IqAnswer> answer(IqRequest request) {
        for (XmlElement child : request.payload().elements()) {
            Verb verb = verbs.get(name(request, child));
            if (verb != null) {
                return perform(verb, new PubsubRequest(request.sender(), owner(request), request.payload(), child));
            }
        }
        return Future.succeededFuture(IqAnswer.refused(StanzaErrorCondition.BAD_REQUEST));
    }

    /** Publishes for clients what they say beside their messages. */
    public ServerAssist serverAssist() {
        return displayed;
    }

    /** The names of the nodes that an account may know of at the service of an owner (XEP-0163 6.2). */
    public Future<List<String>> nodesVisibleTo(BareJid owner, BareJid asker) {
        return contacts.granted(owner, asker).compose(granted -> nodes.names(owner, granted));
    }

    /** A session has begun to want the events of these nodes: it gets the last item of each. */
    public Future<Void> sessionWants(FullJid session, String sessionId, Set<String> wanted) {
        return lastItems.send(session, wanted);
    }

    /** A subscription to an owner's presence has begun: the subscriber's sessions get the last items that they want. */
    public Future<Void> subscriptionBegan(BareJid subscriber, BareJid owner) {
        return lastItems.sendToSubscriber(subscriber, owner);
    }

    private static Future<IqAnswer> perform(Verb verb, PubsubRequest request) {
        if (verb.ofOwner() && !request.byOwner()) {
            return Future.succeededFuture(IqAnswer.refused(StanzaErrorCondition.FORBIDDEN));
        }
        if (verb.needsNode() && request.node().isEmpty()) {
            return Future.succeededFuture(PubsubError.NODEID_REQUIRED.answer());
        }
        return verb.work().apply(request);
    }

    private static String name(IqRequest request, XmlElement child) {
        return (request.isSet() ? "set " : "get ") + child.name() + ' ' + child.namespace();
    }

    private static BareJid owner(IqRequest request) {
        return request.target() instanceof IqTarget.OtherAccount other
                ? other.account()
                : request.sender().bare();
    }

    private Map<String, Verb> verbs(Publishing publishing, Retrieval retrieval, NodeOwnership ownership) {
        Standing standing = new Standing(nodes);
        return Map.ofEntries(
                of("set publish", new Verb(true, true, publishing::publish)),
                of("set retract", new Verb(true, true, publishing::retract)),
                of("set create", new Verb(true, false, ownership::create)),
                of("set subscribe", unsupported("subscribe")),
                of("set unsubscribe", unsupported("subscribe")),
                of("set options", unsupported("subscription-options")),
                of("get options", unsupported("subscription-options")),
                of("get default", unsupported("retrieve-default-sub")),
                of("get items", new Verb(false, true, retrieval::items)),
                of("get subscriptions", new Verb(false, false, standing::subscriptions)),
                of("get affiliations", new Verb(false, false, standing::affiliations)),
                ofOwner("get default", new Verb(true, false, ownership::defaults)),
                ofOwner("get configure", new Verb(true, true, ownership::configuration)),
                ofOwner("set configure", new Verb(true, true, ownership::configure)),
                ofOwner("set delete", new Verb(true, true, ownership::delete)),
                ofOwner("set purge", new Verb(true, true, ownership::purge)),
                ofOwner("get subscriptions", new Verb(true, true, standing::subscribers)),
                ofOwner("get affiliations", new Verb(true, true, standing::affiliated)),
                ofOwner("set subscriptions", unsupported("manage-subscriptions")),
                ofOwner("set affiliations", unsupported("modify-affiliations")));
    }

    private static Map.Entry<String, Verb> of(String name, Verb verb) {
        return Map.entry(name + ' ' + PubsubNamespaces.PUBSUB, verb);
    }

    private static Map.Entry<String, Verb> ofOwner(String name, Verb verb) {
        return Map.entry(name + ' ' + PubsubNamespaces.OWNER, verb);
    }

    private static Verb unsupported(String feature) {
        return new Verb(false, false, request -> Future.succeededFuture(PubsubError.unsupported(feature)));
    }
}
