package io.bindery.sessions.stanza;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.jid.BareJid;
import io.bindery.model.xml.XmlElement;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The requests that the server answers, and those that it does not hand on. */
public final class IqTable {
    private final Map<String, List<IqEntry>> byNamespace;
    private final SessionGuard guard;

    /** A table of these lines. */
    public IqTable(List<IqEntry> entries, SessionGuard guard) {
        this.guard = guard;
        this.byNamespace = entries.stream().collect(Collectors.groupingBy(IqEntry::namespace));
    }

    /** The answer; {@code service-unavailable} where nobody knows what is asked (RFC 6120 8.3.3.19). */
    public Future<IqAnswer> answer(IqRequest request) {
        return byNamespace.getOrDefault(request.payload().namespace(), List.of()).stream()
                .filter(entry -> entry.takes(request))
                .findFirst()
                .map(IqEntry::service)
                .map(answering(request))
                .orElseGet(() -> Future.succeededFuture(IqAnswer.refused(StanzaErrorCondition.SERVICE_UNAVAILABLE)));
    }

    /** Whether a request may be handed on to another's session. */
    public Future<Boolean> admits(BareJid sender, BareJid account, XmlElement payload) {
        return guard.admits(sender, account, payload);
    }

    private static Function<IqService, Future<IqAnswer>> answering(IqRequest request) {
        return service -> {
            try {
                return service.answer(request);
            } catch (RuntimeException e) {
                return Future.failedFuture(e);
            }
        };
    }
}
