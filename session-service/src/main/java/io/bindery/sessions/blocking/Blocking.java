package io.bindery.sessions.blocking;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.jid.BareJid;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.AccountDataConfig;
import io.bindery.sessions.discovery.Feature;
import io.bindery.sessions.stanza.Audience;
import io.bindery.sessions.stanza.ContactPresence;
import io.bindery.sessions.stanza.Deliveries;
import io.bindery.sessions.stanza.IqAnswer;
import io.bindery.sessions.stanza.IqEntry;
import io.bindery.sessions.stanza.IqRequest;
import io.bindery.sessions.stanza.IqTarget;
import io.bindery.sessions.stanza.SessionMarks;
import io.bindery.sessions.stanza.Subscribers;
import io.bindery.sessions.store.SessionDatabase;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The block list of an account (XEP-0191). */
public final class Blocking {
    private static final String NAMESPACE = BlockCommand.NAMESPACE;
    private static final Set<Class<? extends IqTarget>> OWN = Set.of(IqTarget.OwnAccount.class);

    private final BlockStore store;
    private final KnownAccounts known;
    private final int max;
    private final Peers peers;
    private final BlockedPresence presence;

    /**
     * Who has to hear of a change.
     *
     * @param subscribers who may see the user
     * @param seen whom the user may see
     */
    public record Peers(
            SessionMarks marks,
            Deliveries deliveries,
            ContactPresence presence,
            Subscribers subscribers,
            Function<BareJid, Future<List<BareJid>>> seen) {}

    /** Works on the lists that the known accounts were read from. */
    public Blocking(SessionDatabase database, KnownAccounts known, AccountDataConfig config, Peers peers) {
        this.store = new BlockStore(database.statements());
        this.known = known;
        this.max = config.maxBlocked();
        this.peers = peers;
        this.presence = new BlockedPresence(peers.presence(), peers.subscribers(), peers.seen());
    }

    /** What it answers. */
    public List<IqEntry> entries() {
        return List.of(
                new IqEntry(IqEntry.GET, "blocklist", NAMESPACE, OWN, this::list),
                new IqEntry(IqEntry.SET, "block", NAMESPACE, OWN, this::change),
                new IqEntry(IqEntry.SET, "unblock", NAMESPACE, OWN, this::change));
    }

    /** What it adds to what the server says of itself. */
    public List<Feature> features() {
        return List.of(Feature.ofServer(NAMESPACE));
    }

    private Future<IqAnswer> list(IqRequest request) {
        BareJid user = request.sender().bare();
        // Marked first and read past the cache: between the list and the first push nothing is missed.
        return peers.marks()
                .mark(user, request.sessionId(), SessionMarks.Mark.BLOCK_LIST, true)
                .compose(marked -> store.facts(user))
                .map(facts -> IqAnswer.of(element("blocklist", facts.blocked())));
    }

    private Future<IqAnswer> change(IqRequest request) {
        BareJid user = request.sender().bare();
        BlockCommand command = BlockCommand.of(request.payload(), max);
        if (command instanceof BlockCommand.Block block) {
            return block(user, block.entries());
        }
        if (command instanceof BlockCommand.Unblock unblock) {
            return unblock(user, unblock.entries());
        }
        if (command instanceof BlockCommand.Mistaken mistaken) {
            return Future.succeededFuture(IqAnswer.refused(mistaken.why()));
        }
        return unblockAll(user);
    }

    private Future<IqAnswer> block(BareJid user, BlockList added) {
        return store.block(user, added, max)
                .compose(done -> done
                        ? told(user, element("block", added))
                                .compose(told -> presence.hide(user, added))
                                .map(IqAnswer.done())
                        : Future.succeededFuture(IqAnswer.refused(StanzaErrorCondition.POLICY_VIOLATION)));
    }

    private Future<IqAnswer> unblock(BareJid user, BlockList removed) {
        return store.unblock(user, removed)
                .compose(left -> told(user, element("unblock", removed))
                        .compose(told -> presence.show(user, removed, left))
                        .map(IqAnswer.done()));
    }

    private Future<IqAnswer> unblockAll(BareJid user) {
        return store.unblockAll(user)
                .compose(removed -> told(user, XmlElement.empty("unblock", NAMESPACE))
                        .compose(told -> presence.show(user, removed, BlockList.NONE))
                        .map(IqAnswer.done()));
    }

    private Future<Integer> told(BareJid user, XmlElement change) {
        known.forget(user);
        XmlElement push = XmlElement.named("iq", Namespaces.CLIENT)
                .attribute("type", "set")
                .attribute("id", UUID.randomUUID().toString())
                .child(change)
                .build();
        return peers.deliveries().toAccount(user, Audience.BLOCK_LIST, List.of(push));
    }

    private static XmlElement element(String name, BlockList entries) {
        XmlElement.Builder element = XmlElement.named(name, NAMESPACE);
        for (String entry : entries.sorted()) {
            element.child(
                    XmlElement.named("item", NAMESPACE).attribute("jid", entry).build());
        }
        return element.build();
    }
}
