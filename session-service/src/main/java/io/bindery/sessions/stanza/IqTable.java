package io.bindery.sessions.stanza;

import io.bindery.model.error.StanzaErrorCondition;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The requests that the server answers. */
public final class IqTable {
    private final Map<String, List<IqEntry>> byNamespace;

    /** A table of these lines. */
    public IqTable(List<IqEntry> entries) {
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
