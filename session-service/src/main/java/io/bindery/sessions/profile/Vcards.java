package io.bindery.sessions.profile;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.jid.BareJid;
import io.bindery.sessions.AccountDataConfig;
import io.bindery.sessions.discovery.Feature;
import io.bindery.sessions.stanza.IqAnswer;
import io.bindery.sessions.stanza.IqEntry;
import io.bindery.sessions.stanza.IqRequest;
import io.bindery.sessions.stanza.IqTarget;
import io.bindery.sessions.store.SessionDatabase;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;

/** The card of an account, that all the world may read (XEP-0054). */
public final class Vcards {
    private static final String NAMESPACE = "vcard-temp";
    private static final String NAME = "vCard";
    private static final Set<Class<? extends IqTarget>> OWN = Set.of(IqTarget.OwnAccount.class);
    private static final Set<Class<? extends IqTarget>> OTHER = Set.of(IqTarget.OtherAccount.class);

    private final VcardStore store;
    private final int maxBytes;

    /** Keeps cards up to the size of the settings. */
    public Vcards(SessionDatabase database, AccountDataConfig config) {
        this.store = new VcardStore(database.statements());
        this.maxBytes = config.maxVcardBytes();
    }

    /** What it answers. */
    public List<IqEntry> entries() {
        return List.of(
                new IqEntry(IqEntry.GET, NAME, NAMESPACE, OWN, this::own),
                new IqEntry(IqEntry.SET, NAME, NAMESPACE, OWN, this::keep),
                new IqEntry(IqEntry.GET, NAME, NAMESPACE, OTHER, this::other),
                new IqEntry(
                        IqEntry.SET,
                        NAME,
                        NAMESPACE,
                        OTHER,
                        request -> Future.succeededFuture(IqAnswer.refused(StanzaErrorCondition.FORBIDDEN))));
    }

    /** What it adds to what the server and accounts say of themselves. */
    public List<Feature> features() {
        return List.of(Feature.ofAll(NAMESPACE));
    }

    private Future<IqAnswer> own(IqRequest request) {
        return card(request.sender().bare(), StanzaErrorCondition.ITEM_NOT_FOUND);
    }

    private Future<IqAnswer> other(IqRequest request) {
        // XEP-0054 3.3: nobody can tell an account without a card from one that does not exist.
        BareJid account = ((IqTarget.OtherAccount) request.target()).account();
        return card(account, StanzaErrorCondition.SERVICE_UNAVAILABLE);
    }

    private Future<IqAnswer> card(BareJid account, StanzaErrorCondition none) {
        return store.find(account).map(card -> card.map(IqAnswer::of).orElse(IqAnswer.refused(none)));
    }

    private Future<IqAnswer> keep(IqRequest request) {
        StoredElement card = StoredElement.of(request.payload());
        return card.size() > maxBytes
                ? Future.succeededFuture(IqAnswer.refused(StanzaErrorCondition.POLICY_VIOLATION))
                : store.keep(request.sender().bare(), card).map(kept -> IqAnswer.done());
    }
}
