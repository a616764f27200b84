package io.bindery.sessions.archive;

import io.bindery.model.error.StanzaErrorCondition;

/** A query that is refused before the archive is asked. */
final class RefusedQueryException extends Exception {
    private static final long serialVersionUID = 1L;

    private final StanzaErrorCondition condition;

    RefusedQueryException(StanzaErrorCondition condition) {
        super(condition.element());
        this.condition = condition;
    }

    static RefusedQueryException malformed() {
        return new RefusedQueryException(StanzaErrorCondition.BAD_REQUEST);
    }

    StanzaErrorCondition condition() {
        return condition;
    }
}
