package io.bindery.c2s.negotiation;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.Jid;
import io.bindery.model.jid.MalformedJidException;
import io.bindery.model.session.RegisterReply;
import io.bindery.model.session.RegisterRequest;
import io.bindery.model.stanza.StanzaError;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * Registration before login (XEP-0077 3.1).
 *
 * @param registered whether this stream has made an account
 */
public record Registration(NegotiationContext context, boolean registered) {
    private static final String NAMESPACE = "jabber:iq:register";
    public static final XmlElement FEATURE = XmlElement.empty("register", "http://jabber.org/features/iq-register");
    private static final XmlElement FORM = XmlElement.named("query", NAMESPACE)
            .textChild("instructions", "Choose a name and a password.")
            .child(XmlElement.empty("username", NAMESPACE))
            .child(XmlElement.empty("password", NAMESPACE))
            .build();

    /** What a request has come to. */
    public enum Effect {
        /** Nothing was tried, or it could not be asked. */
        NONE,
        REGISTERED,
        REFUSED
    }

    /** The answer to one request. */
    public record Outcome(XmlElement reply, Effect effect) {}

    /** Whether an element is about an account on the server of this stream. */
    public static boolean requestedBy(NegotiationContext context, XmlElement element) {
        return element.is("iq", Namespaces.CLIENT)
                && (isOfType(element, "get") || isOfType(element, "set"))
                && element.child("query", NAMESPACE).isPresent()
                && isForServer(element.attribute("to"), context.stream().domain());
    }

    private static boolean isOfType(XmlElement iq, String type) {
        return type.equals(iq.attribute("type"));
    }

    private static boolean isForServer(String to, String domain) {
        if (to == null || to.isEmpty()) {
            return true;
        }
        try {
            Jid address = Jid.parse(to);
            return address.isDomain() && address.domain().equals(domain);
        } catch (MalformedJidException e) {
            return false;
        }
    }

    /** Answers it; asks session-service only for what can become an account. */
    public Future<Outcome> answer(XmlElement iq) {
        return obstacle(iq).map(condition -> refused(iq, condition)).orElseGet(() -> {
            if (isOfType(iq, "get")) {
                return Future.succeededFuture(new Outcome(result(iq, Optional.of(FORM)), Effect.NONE));
            }
            return register(iq, iq.child("query", NAMESPACE).orElseThrow());
        });
    }

    private Optional<StanzaErrorCondition> obstacle(XmlElement iq) {
        if (!context.registrationIsOpen()) {
            return Optional.of(StanzaErrorCondition.SERVICE_UNAVAILABLE);
        }
        if (!context.offersRegistration()) {
            return Optional.of(StanzaErrorCondition.NOT_ALLOWED);
        }
        // RFC 6120 8.2.3.
        return iq.elements().size() == 1 && iq.attribute("id") != null
                ? Optional.empty()
                : Optional.of(StanzaErrorCondition.BAD_REQUEST);
    }

    private Future<Outcome> register(XmlElement iq, XmlElement query) {
        if (query.child("remove", NAMESPACE).isPresent()) {
            // XEP-0077 3.2: there is no account that could end.
            return refused(
                    iq,
                    query.elements().size() == 1
                            ? StanzaErrorCondition.UNEXPECTED_REQUEST
                            : StanzaErrorCondition.BAD_REQUEST);
        }
        List<String> names = values(query, "username");
        List<String> passwords = values(query, "password");
        if (names.size() > 1 || passwords.size() > 1) {
            return refused(iq, StanzaErrorCondition.BAD_REQUEST);
        }
        if (registered
                || names.isEmpty()
                || passwords.isEmpty()
                || passwords.get(0).isEmpty()) {
            return refused(iq, StanzaErrorCondition.NOT_ACCEPTABLE);
        }
        return account(names.get(0))
                .map(user -> register(iq, user, passwords.get(0)))
                .orElseGet(() -> refused(iq, StanzaErrorCondition.NOT_ACCEPTABLE));
    }

    private static List<String> values(XmlElement query, String field) {
        return query.elements().stream()
                .filter(element -> element.is(field, NAMESPACE))
                .map(XmlElement::text)
                .toList();
    }

    private Optional<BareJid> account(String name) {
        try {
            return Optional.of(BareJid.of(name, context.stream().domain()));
        } catch (MalformedJidException e) {
            return Optional.empty();
        }
    }

    private Future<Outcome> register(XmlElement iq, BareJid user, String password) {
        RegisterRequest request =
                new RegisterRequest(user, password, context.stream().address());
        return context.edge()
                .sessions()
                .register(request)
                .compose(reply -> told(iq, reply.outcome()))
                // Whether there is an account now is not known; if there is, the next try says so.
                .otherwise(cause -> new Outcome(
                        error(iq, StanzaError.later(StanzaErrorCondition.INTERNAL_SERVER_ERROR)), Effect.NONE));
    }

    private static Future<Outcome> told(XmlElement iq, RegisterReply.Outcome outcome) {
        return switch (outcome) {
            case REGISTERED -> Future.succeededFuture(new Outcome(result(iq, Optional.empty()), Effect.REGISTERED));
            case CONFLICT -> refused(iq, StanzaErrorCondition.CONFLICT);
            case UNUSABLE_PASSWORD -> refused(iq, StanzaErrorCondition.NOT_ACCEPTABLE);
            case TOO_MANY -> refused(iq, StanzaErrorCondition.RESOURCE_CONSTRAINT);
            case NOT_OPEN -> refused(iq, StanzaErrorCondition.SERVICE_UNAVAILABLE);
        };
    }

    private static Future<Outcome> refused(XmlElement iq, StanzaErrorCondition condition) {
        return Future.succeededFuture(new Outcome(error(iq, StanzaError.of(condition)), Effect.REFUSED));
    }

    private static XmlElement result(XmlElement iq, Optional<XmlElement> payload) {
        return XmlElement.named("iq", Namespaces.CLIENT)
                .attribute("type", "result")
                .attribute("id", iq.attribute("id"))
                .attribute("from", iq.attribute("to"))
                .child(payload)
                .build();
    }

    /** Without what was asked: a password is not written back. */
    private static XmlElement error(XmlElement iq, StanzaError error) {
        return error.answer(XmlElement.named("iq", Namespaces.CLIENT)
                .attribute("id", iq.attribute("id"))
                .attribute("to", iq.attribute("to"))
                .build());
    }
}
