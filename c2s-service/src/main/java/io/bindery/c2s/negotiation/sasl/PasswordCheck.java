package io.bindery.c2s.negotiation.sasl;

import io.bindery.model.scram.ScramHash;
import io.bindery.model.scram.ScramKeys;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.MessageDigest;
import java.util.concurrent.Semaphore;

/** Compares passwords with keys: milliseconds of hashing each, so on workers, and only so many at a time. */
final class PasswordCheck {
    private final Vertx vertx;
    private final ScramHash hash;
    private final Semaphore places;

    /** Takes the hash of the keys that passwords are compared with, and how many checks may be under way. */
    PasswordCheck(Vertx vertx, ScramHash hash, int places) {
        this.vertx = vertx;
        this.hash = hash;
        this.places = new Semaphore(places);
    }

    ScramHash hash() {
        return hash;
    }

    /** Whether the keys are those of the password. */
    Future<Result> verify(String password, ScramKeys keys) {
        if (!places.tryAcquire()) {
            return Future.succeededFuture(Result.BUSY);
        }
        return vertx.executeBlocking(() -> compare(password, keys), false).eventually(this::leave);
    }

    private Future<Void> leave() {
        places.release();
        return Future.succeededFuture();
    }

    private Result compare(String password, ScramKeys keys) {
        try {
            ScramKeys given = ScramKeys.derive(hash, password, keys.salt(), keys.iterations());
            return MessageDigest.isEqual(given.storedKey(), keys.storedKey()) ? Result.RIGHT : Result.WRONG;
        } catch (IllegalArgumentException e) {
            // No account has a password that SASLprep forbids (RFC 4013).
            return Result.WRONG;
        }
    }

    /** What came of a check. */
    enum Result {
        RIGHT,
        WRONG,
        BUSY
    }
}
