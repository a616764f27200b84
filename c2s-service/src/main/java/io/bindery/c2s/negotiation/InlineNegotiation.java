package io.bindery.c2s.negotiation;

import io.bindery.c2s.negotiation.Binding.Success;
import io.bindery.c2s.streammanagement.StreamManagementElements;
import io.bindery.model.xml.XmlElement;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a client asked for together with its authentication, in the one order that XEP-0386 allows. */
record InlineNegotiation(Binding binding) {

    /** How it ended. */
    sealed interface Outcome {}

    /**
     * Everything that was asked for is settled.
     *
     * @param inline the answers, for the success element
     */
    record Negotiated(String identifier, Established established, List<XmlElement> inline) implements Outcome {}

    /** A service could not be asked: the authentication as a whole has no effect. */
    record Unavailable() implements Outcome {}

    /** Resume, else bind: the first that succeeds decides what the stream is. */
    Future<Outcome> negotiate(Established.User user, XmlElement authenticate) {
        List<XmlElement> inline = new ArrayList<>(2);
        // XEP-0386 3.2: resumption comes before bind, and its failure is told beside the bound resource.
        // We do not advertise it, so there is no session that could be found.
        if (authenticate.elements().stream().anyMatch(StreamManagementElements::isResume)) {
            inline.add(StreamManagementElements.resumptionUnknown());
        }
        Optional<XmlElement> bind =
                authenticate.elements().stream().filter(Bind2Elements::isBind).findFirst();
        if (bind.isEmpty()) {
            return Future.succeededFuture(new Negotiated(user.jid().toString(), user, inline));
        }
        return binding.bind(user, Bind2Elements.resource(bind.get()), Bind2Elements.features(bind.get()))
                .map(bound -> bound(bound, inline));
    }

    private static Outcome bound(Binding.Outcome outcome, List<XmlElement> inline) {
        if (outcome instanceof Success success) {
            inline.add(Bind2Elements.bound(success));
            return new Negotiated(success.session().jid().toString(), success.session(), inline);
        }
        return new Unavailable();
    }
}
