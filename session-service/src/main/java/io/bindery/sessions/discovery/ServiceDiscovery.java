package io.bindery.sessions.discovery;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.jid.BareJid;
import io.bindery.model.session.ServerCaps;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.stanza.IqAnswer;
import io.bindery.sessions.stanza.IqEntry;
import io.bindery.sessions.stanza.IqRequest;
import io.bindery.sessions.stanza.IqTarget;
import io.bindery.sessions.stanza.Subscribers;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the server and its accounts say of themselves (XEP-0030), and the capabilities of the server (XEP-0115). */
public final class ServiceDiscovery {
    private static final Set<Class<? extends IqTarget>> ALL =
            Set.of(IqTarget.Server.class, IqTarget.OwnAccount.class, IqTarget.OtherAccount.class);
    private static final List<Feature> OWN_FEATURES = List.of(
            Feature.ofAll(DiscoNamespaces.INFO),
            Feature.ofAll(DiscoNamespaces.ITEMS),
            Feature.ofServer(Namespaces.CAPABILITIES));

    // XEP-0115 4: it names the software. One of our own that needs no name of a site which might belong to others.
    private static final String SOFTWARE = "urn:uuid:c3f6df6e-6ab0-4dd5-8187-c5ebc64e0e1d";

    // The items of a node are asked for with XEP-0060; here they are not public.
    private static final XmlElement NO_ITEMS = XmlElement.empty("query", DiscoNamespaces.ITEMS);

    private final Subscribers subscribers;
    private final AccountNodes nodes;
    private final XmlElement server;
    private final XmlElement ownAccount;
    private final XmlElement otherAccount;
    private final ServerCaps caps;

    /** Says once and for all what the services together can do. */
    public ServiceDiscovery(
            List<Feature> features, ContactAddresses contacts, Subscribers subscribers, AccountNodes nodes) {
        List<Feature> all =
                Stream.concat(OWN_FEATURES.stream(), features.stream()).toList();
        this.subscribers = subscribers;
        this.nodes = nodes;
        this.server = DiscoInfo.server(Feature.names(all, IqTarget.Server.class), contacts);
        this.ownAccount = DiscoInfo.account(Feature.names(all, IqTarget.OwnAccount.class));
        this.otherAccount = DiscoInfo.account(Feature.names(all, IqTarget.OtherAccount.class));
        this.caps = new ServerCaps(SOFTWARE, CapsHash.of(server));
    }

    /** What it answers. */
    public List<IqEntry> entries() {
        return List.of(
                new IqEntry(IqEntry.GET, "query", DiscoNamespaces.INFO, ALL, this::info),
                new IqEntry(IqEntry.GET, "query", DiscoNamespaces.ITEMS, ALL, this::items));
    }

    /** The capabilities of the server, for the stream features (XEP-0115 6.3). */
    public ServerCaps caps() {
        return caps;
    }

    private Future<IqAnswer> info(IqRequest request) {
        String node = request.payload().attribute("node");
        BareJid asker = request.sender().bare();
        if (request.target() instanceof IqTarget.OwnAccount) {
            return account(ownAccount, asker, asker, node);
        }
        if (request.target() instanceof IqTarget.OtherAccount other) {
            // XEP-0030 8: to a stranger each account looks like one that does not exist.
            return subscribers
                    .has(other.account(), asker)
                    .compose(may -> may
                            ? account(otherAccount, other.account(), asker, node)
                            : answer(IqAnswer.refused(StanzaErrorCondition.SERVICE_UNAVAILABLE)));
        }
        boolean known = node == null || node.equals(caps.discoNode());
        return answer(known ? IqAnswer.of(at(node, server)) : notFound());
    }

    private Future<IqAnswer> account(XmlElement info, BareJid owner, BareJid asker, String node) {
        if (node == null) {
            return answer(IqAnswer.of(info));
        }
        return nodes.names(owner, asker)
                .map(names -> names.contains(node) ? IqAnswer.of(at(node, DiscoInfo.leaf())) : notFound());
    }

    private Future<IqAnswer> items(IqRequest request) {
        String node = request.payload().attribute("node");
        BareJid asker = request.sender().bare();
        if (request.target() instanceof IqTarget.OwnAccount) {
            return items(asker, asker, node);
        }
        if (request.target() instanceof IqTarget.OtherAccount other) {
            return subscribers
                    .has(other.account(), asker)
                    .compose(may -> may
                            ? items(other.account(), asker, node)
                            // XEP-0030 8: a stranger learns of no node.
                            : answer(IqAnswer.of(at(node, NO_ITEMS))));
        }
        return answer(node == null ? IqAnswer.of(NO_ITEMS) : notFound());
    }

    private Future<IqAnswer> items(BareJid owner, BareJid asker, String node) {
        Future<List<String>> names = nodes.names(owner, asker);
        return node == null
                ? names.map(all -> IqAnswer.of(DiscoInfo.items(owner, all)))
                : names.map(all -> all.contains(node) ? IqAnswer.of(at(node, NO_ITEMS)) : notFound());
    }

    /** XEP-0030 3.2: an answer names the node that was asked for. */
    private static XmlElement at(String node, XmlElement query) {
        return node == null ? query : query.copy().attribute("node", node).build();
    }

    private static IqAnswer notFound() {
        return IqAnswer.refused(StanzaErrorCondition.ITEM_NOT_FOUND);
    }

    private static Future<IqAnswer> answer(IqAnswer answer) {
        return Future.succeededFuture(answer);
    }
}
