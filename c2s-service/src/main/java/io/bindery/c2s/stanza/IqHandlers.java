package io.bindery.c2s.stanza;

import io.bindery.model.xml.XmlElement;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The requests that the edge answers itself. A further one is a further line in {@link #ALL}. */
final class IqHandlers {

    /** Answers a request with the payload of its result, or with an error. */
    @FunctionalInterface
    interface Answer {
        IqAnswer to(XmlElement payload, Addressee addressee);
    }

    private record Handler(String type, String name, String namespace, Set<Addressee> addressees, Answer answer) {

        boolean takes(String requestType, XmlElement payload, Addressee addressee) {
            return type.equals(requestType) && payload.is(name, namespace) && addressees.contains(addressee);
        }
    }

    private static final Set<Addressee> OURS = EnumSet.of(Addressee.ACCOUNT, Addressee.SERVER);
    private static final List<Handler> ALL = List.of(
            // XEP-0199.
            new Handler("get", "ping", ServiceDiscovery.PING, OURS, (payload, addressee) -> IqAnswer.EMPTY),
            new Handler("get", "query", ServiceDiscovery.INFO, OURS, ServiceDiscovery::info),
            new Handler("get", "query", ServiceDiscovery.ITEMS, OURS, ServiceDiscovery::items),
            // RFC 3921 3: a session comes with the resource, older clients ask for it all the same.
            new Handler(
                    "set",
                    "session",
                    "urn:ietf:params:xml:ns:xmpp-session",
                    OURS,
                    (payload, addressee) -> IqAnswer.EMPTY));

    private IqHandlers() {}

    static Optional<IqAnswer> answer(String type, XmlElement payload, Addressee addressee) {
        for (Handler handler : ALL) {
            if (handler.takes(type, payload, addressee)) {
                return Optional.of(handler.answer().to(payload, addressee));
            }
        }
        return Optional.empty();
    }
}
