package io.bindery.c2s.stream;

import io.bindery.c2s.negotiation.Established.Session;
import io.bindery.c2s.negotiation.NegotiationContext;
import io.bindery.c2s.stanza.ClientStanzas;
import io.bindery.c2s.streammanagement.StreamManagement;
import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.error.StreamErrorException;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** The client is on line. */
record Bound(NegotiationContext context, Session session, StreamManagement acks) implements StreamState {

    @Override
    public Future<StepOutcome> receive(XmlElement element) {
        return Future.succeededFuture(StepOutcome.stay(this, replies(element)));
    }

    private List<XmlElement> replies(XmlElement element) {
        if (element.namespace().equals(Namespaces.CLIENT)) {
            return stanza(element);
        }
        Optional<List<XmlElement>> answer = acks.answer(element);
        if (answer.isPresent()) {
            return answer.get();
        }
        context.refuseSecondAuthentication(element);
        if (element.namespace().equals(Namespaces.CLIENT_STATE)) {
            // XEP-0352 4.2: no answer. Nothing is held back yet, so there is nothing to flush.
            return List.of();
        }
        throw new StreamErrorException(StreamErrorCondition.UNSUPPORTED_STANZA_TYPE, "not known here");
    }

    private List<XmlElement> stanza(XmlElement stanza) {
        ClientStanzas.requireStanza(stanza);
        List<XmlElement> replies = context.edge().stanzas().answer(session.jid(), stanza);
        acks.handled();
        acks.sent(replies.size());
        return replies;
    }

    @Override
    public Future<Void> leave() {
        return context.binding().close(session);
    }
}
