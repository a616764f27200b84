package io.bindery.sessions.accounts;

import io.bindery.model.scram.ScramHash;
import io.bindery.model.scram.ScramKeys;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Makes the keys of passwords on all processors, never on an event loop. */
final class PasswordHashing {
    static final int SALT_BYTES = 16;

    private final WorkerExecutor workers;
    private final int iterations;
    private final SecureRandom random = new SecureRandom();

    PasswordHashing(Vertx vertx, int iterations) {
        this.workers = vertx.createSharedWorkerExecutor(
                "bindery-passwords", Runtime.getRuntime().availableProcessors());
        this.iterations = iterations;
    }

    /** Fails with {@link UnusablePasswordException}. */
    Future<AccountKeys> keys(NewAccount account) {
        return workers.executeBlocking(() -> derive(account), false);
    }

    /** Fails when one of them fails. */
    Future<List<AccountKeys>> keys(List<NewAccount> accounts) {
        return Future.all(accounts.stream().map(this::keys).toList()).map(done -> done.list());
    }

    Future<Void> close() {
        return workers.close();
    }

    private AccountKeys derive(NewAccount account) {
        Map<ScramHash, ScramKeys> keys = new EnumMap<>(ScramHash.class);
        for (ScramHash hash : ScramHash.values()) {
            byte[] salt = new byte[SALT_BYTES];
            random.nextBytes(salt);
            try {
                keys.put(hash, ScramKeys.derive(hash, account.password(), salt, iterations));
            } catch (IllegalArgumentException e) {
                throw new UnusablePasswordException(account.user());
            }
        }
        return new AccountKeys(account.user(), keys);
    }
}
