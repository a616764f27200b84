package io.bindery.sessions.profile;

import io.bindery.model.config.RegistrationPolicy;
import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.MalformedJidException;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.AccountDataConfig;
import io.bindery.sessions.accounts.AccountAdministration;
import io.bindery.sessions.accounts.UnusablePasswordException;
import io.bindery.sessions.discovery.Feature;
import io.bindery.sessions.stanza.IqAnswer;
import io.bindery.sessions.stanza.IqEntry;
import io.bindery.sessions.stanza.IqRequest;
import io.bindery.sessions.stanza.IqTarget;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets users change their password and end their account (XEP-0077), where the operator allows it. Who is not logged in
 * yet is answered by the edge.
 */
public final class Registration {
    private static final String NAMESPACE = "jabber:iq:register";
    private static final Set<Class<? extends IqTarget>> HERE = Set.of(IqTarget.Server.class, IqTarget.OwnAccount.class);

    private final boolean allowed;
    private final AccountAdministration accounts;
    private final Farewell farewell;

    /** Answers nothing unless the settings allow it. */
    public Registration(AccountDataConfig config, AccountAdministration accounts, Farewell farewell) {
        this.allowed = config.registration() != RegistrationPolicy.NONE;
        this.accounts = accounts;
        this.farewell = farewell;
    }

    /** What it answers. */
    public List<IqEntry> entries() {
        return allowed
                ? List.of(
                        new IqEntry(IqEntry.GET, "query", NAMESPACE, HERE, this::registered),
                        new IqEntry(IqEntry.SET, "query", NAMESPACE, HERE, this::change))
                : List.of();
    }

    /** What it adds to what the server says of itself. */
    public List<Feature> features() {
        return allowed ? List.of(Feature.ofServer(NAMESPACE)) : List.of();
    }

    private Future<IqAnswer> registered(IqRequest request) {
        return Future.succeededFuture(IqAnswer.of(XmlElement.named("query", NAMESPACE)
                .child(XmlElement.empty("registered", NAMESPACE))
                .textChild("username", request.sender().bare().local())
                .child(XmlElement.empty("password", NAMESPACE))
                .build()));
    }

    private Future<IqAnswer> change(IqRequest request) {
        BareJid user = request.sender().bare();
        XmlElement query = request.payload();
        if (query.child("remove", NAMESPACE).isPresent()) {
            // XEP-0077 3.2: nothing may stand beside it.
            return query.elements().size() == 1 ? remove(user) : refused(StanzaErrorCondition.BAD_REQUEST);
        }
        Optional<XmlElement> name = query.child("username", NAMESPACE);
        String password =
                query.child("password", NAMESPACE).map(XmlElement::text).orElse("");
        if (name.isEmpty() || password.isEmpty()) {
            return refused(StanzaErrorCondition.BAD_REQUEST);
        }
        return isNameOf(user, name.get().text()) ? change(user, password) : refused(StanzaErrorCondition.NOT_ALLOWED);
    }

    private Future<IqAnswer> remove(BareJid user) {
        return farewell.cancelSubscriptions(user)
                .compose(cancelled -> accounts.remove(user))
                // Whoever hears of the removal ends the streams, after this answer.
                .map(removed ->
                        removed ? IqAnswer.done() : IqAnswer.refused(StanzaErrorCondition.REGISTRATION_REQUIRED));
    }

    private Future<IqAnswer> change(BareJid user, String password) {
        return accounts.changePassword(user, password)
                .map(changed ->
                        changed ? IqAnswer.done() : IqAnswer.refused(StanzaErrorCondition.REGISTRATION_REQUIRED))
                .recover(cause -> cause instanceof UnusablePasswordException
                        ? refused(StanzaErrorCondition.NOT_ACCEPTABLE)
                        : Future.failedFuture(cause));
    }

    private static boolean isNameOf(BareJid user, String name) {
        try {
            return BareJid.of(name, user.domain()).equals(user);
        } catch (MalformedJidException e) {
            return false;
        }
    }

    private static Future<IqAnswer> refused(StanzaErrorCondition condition) {
        return Future.succeededFuture(IqAnswer.refused(condition));
    }
}
