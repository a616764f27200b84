package io.bindery.sessions.accounts;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;

/** The account that had the name is still being removed; the message is for the operator. */
public final class NameAtRestException extends IllegalStateException {
    private static final long serialVersionUID = 1L;
    // V6__removed_accounts.sql.
    private static final String SQL_STATE = "BD001";

    private NameAtRestException(String reason) {
        super(reason + "; try again in a minute, with the server running");
    }

    /** Any other failure stays what it is. */
    static <T> Future<T> instead(Throwable cause) {
        return Future.failedFuture(
                cause instanceof PgException refused && SQL_STATE.equals(refused.getSqlState())
                        ? new NameAtRestException(refused.getErrorMessage())
                        : cause);
    }
}
