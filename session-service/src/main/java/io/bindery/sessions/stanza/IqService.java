package io.bindery.sessions.stanza;

import io.vertx.core.Future;

/**
 * Answers requests of one kind. A failed future means that a store could not be asked: the client is told
 * {@code internal-server-error} with type wait.
 */
@FunctionalInterface
public interface IqService {

    /** The answer. */
    Future<IqAnswer> answer(IqRequest request);
}
