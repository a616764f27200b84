package io.bindery.c2s.negotiation;

import io.bindery.c2s.negotiation.Binding.Conflict;
import io.bindery.c2s.negotiation.Binding.Success;
import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.jid.MalformedJidException;
import io.bindery.model.session.ResourceRequest;
import io.bindery.model.session.SessionFeatures;
import io.bindery.model.stanza.StanzaError;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import io.vertx.core.Future;
import java.util.Optional;

/** Resource binding by RFC 6120 7. */
public record LegacyBind(Binding binding, Established.User user) {
    private static final String NAMESPACE = "urn:ietf:params:xml:ns:xmpp-bind";
    public static final XmlElement FEATURE = XmlElement.named("bind", NAMESPACE)
            .child(XmlElement.empty("required", NAMESPACE))
            .build();
    /** The session request of RFC 3921, which RFC 6121 took away; older clients still send it. */
    public static final XmlElement SESSION_FEATURE = XmlElement.named("session", "urn:ietf:params:xml:ns:xmpp-session")
            .child(XmlElement.empty("optional", "urn:ietf:params:xml:ns:xmpp-session"))
            .build();

    /**
     * The answer to one request.
     *
     * @param session nothing when the request was refused
     */
    public record Outcome(XmlElement reply, Optional<Established.Session> session) {}

    /** Whether an element asks for a resource. */
    public static boolean requestedBy(XmlElement element) {
        return element.is("iq", Namespaces.CLIENT)
                && "set".equals(element.attribute("type"))
                && element.child("bind", NAMESPACE).isPresent();
    }

    /** Binds and answers the request. */
    public Future<Outcome> bind(XmlElement iq) {
        String resource = iq.child("bind", NAMESPACE)
                .flatMap(bind -> bind.child("resource", NAMESPACE))
                .map(XmlElement::text)
                .filter(text -> !text.isEmpty())
                .orElse(null);
        if (resource != null && !isAcceptable(resource)) {
            return Future.succeededFuture(refused(iq, StanzaErrorCondition.BAD_REQUEST));
        }
        return binding.bind(user, new ResourceRequest(ResourceRequest.Style.CLASSIC, resource), SessionFeatures.NONE)
                .map(outcome -> answer(iq, outcome));
    }

    private boolean isAcceptable(String resource) {
        try {
            user.jid().withResource(resource);
            return true;
        } catch (MalformedJidException e) {
            return false;
        }
    }

    private static Outcome answer(XmlElement iq, Binding.Outcome outcome) {
        if (outcome instanceof Success success) {
            return new Outcome(result(iq, success.session()), Optional.of(success.session()));
        }
        return outcome instanceof Conflict
                ? refused(iq, StanzaErrorCondition.CONFLICT)
                : refused(iq, StanzaErrorCondition.RESOURCE_CONSTRAINT);
    }

    private static XmlElement result(XmlElement iq, Established.Session session) {
        return XmlElement.named("iq", Namespaces.CLIENT)
                .attribute("type", "result")
                .attribute("id", iq.attribute("id"))
                .child(XmlElement.named("bind", NAMESPACE)
                        .textChild("jid", session.jid().toString())
                        .build())
                .build();
    }

    private static Outcome refused(XmlElement iq, StanzaErrorCondition condition) {
        return new Outcome(StanzaError.of(condition).answer(iq), Optional.empty());
    }
}
