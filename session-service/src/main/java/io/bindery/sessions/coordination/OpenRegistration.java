package io.bindery.sessions.coordination;

import io.bindery.model.config.RegistrationPolicy;
import io.bindery.model.session.RegisterReply;
import io.bindery.model.session.RegisterReply.Outcome;
import io.bindery.model.session.RegisterRequest;
import io.bindery.sessions.AccountDataConfig;
import io.bindery.sessions.accounts.AccountAdministration;
import io.bindery.sessions.accounts.Credentials;
import io.bindery.sessions.accounts.NameAtRestException;
import io.bindery.sessions.accounts.UnusablePasswordException;
import io.bindery.sessions.registry.RegistrationTries;
import io.vertx.core.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes accounts for whoever asks (XEP-0077 3.1), where the operator allows it and not too often. */
public record OpenRegistration(
        AccountDataConfig config, RegistrationTries tries, AccountAdministration accounts, Credentials credentials) {
    private static final Logger LOG = LoggerFactory.getLogger(OpenRegistration.class);

    Future<RegisterReply> register(RegisterRequest request) {
        if (config.registration() != RegistrationPolicy.OPEN) {
            return reply(Outcome.NOT_OPEN);
        }
        // Tries count, not accounts: each costs the hashing of a password, and a conflict tells that a name exists.
        return tries.count(request.address())
                .compose(count ->
                        count > config.registrationsPerHour() ? reply(Outcome.TOO_MANY) : makeAccount(request));
    }

    private Future<RegisterReply> makeAccount(RegisterRequest request) {
        return accounts.add(request.user(), request.password())
                .map(added -> new RegisterReply(added ? registered(request) : Outcome.CONFLICT))
                .recover(OpenRegistration::refused);
    }

    private Outcome registered(RegisterRequest request) {
        LOG.info("{} was registered from {}", request.user(), request.address());
        // PostgreSQL tells it too, but perhaps not before the client asks.
        credentials.forget(request.user());
        return Outcome.REGISTERED;
    }

    private static Future<RegisterReply> refused(Throwable cause) {
        if (cause instanceof NameAtRestException) {
            return reply(Outcome.CONFLICT);
        }
        return cause instanceof UnusablePasswordException
                ? reply(Outcome.UNUSABLE_PASSWORD)
                : Future.failedFuture(cause);
    }

    private static Future<RegisterReply> reply(Outcome outcome) {
        return Future.succeededFuture(new RegisterReply(outcome));
    }
}
