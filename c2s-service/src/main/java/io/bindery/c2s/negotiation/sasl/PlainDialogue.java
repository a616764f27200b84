package io.bindery.c2s.negotiation.sasl;

import io.bindery.model.session.CredentialsRequest;
import io.bindery.model.session.SessionApi;
import io.vertx.core.Future;

/** PLAIN (RFC 4616): authzid, user name and password in one message. */
final class PlainDialogue implements SaslDialogue {
    static final String MECHANISM = "PLAIN";
    private static final String SEPARATOR = "\0";

    private final SaslContext context;
    private final SessionApi sessions;
    private final PasswordCheck check;

    PlainDialogue(SaslContext context, SessionApi sessions, PasswordCheck check) {
        this.context = context;
        this.sessions = sessions;
        this.check = check;
    }

    @Override
    public Future<SaslStep> on(String message) {
        String[] parts = message.split(SEPARATOR, -1);
        if (parts.length != 3 || parts[1].isEmpty() || parts[2].isEmpty()) {
            return Future.succeededFuture(SaslFailures.MALFORMED);
        }
        ClaimedIdentity identity = ClaimedIdentity.of(parts[1], parts[0], context);
        if (identity instanceof ClaimedIdentity.Account account) {
            return sessions.credentials(new CredentialsRequest(account.user(), check.hash()))
                    .compose(keys -> check.verify(parts[2], keys))
                    .map(result -> step(result, account));
        }
        return Future.succeededFuture(((ClaimedIdentity.Refused) identity).failure());
    }

    private static SaslStep step(PasswordCheck.Result result, ClaimedIdentity.Account account) {
        return switch (result) {
            case RIGHT -> new SaslStep.Success(account.user(), null);
            case WRONG -> SaslFailures.WRONG_CREDENTIALS;
            case BUSY -> SaslFailures.UNAVAILABLE;
        };
    }
}
