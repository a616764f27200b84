package io.bindery.sessions.accounts;

import io.bindery.model.scram.ScramKeys;
import io.bindery.model.session.CredentialsRequest;
import io.vertx.core.Future;
import java.util.Optional;

/** Finds the keys that an account has for a hash. */
@FunctionalInterface
interface KeyLookup {

    /** Asks the store; empty when there is no such account or it has no keys for that hash. */
    Future<Optional<ScramKeys>> find(CredentialsRequest request);
}
