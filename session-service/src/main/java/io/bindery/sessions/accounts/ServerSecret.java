package io.bindery.sessions.accounts;

import io.bindery.access.TimedStatements;
import io.bindery.sessions.SecretKeys;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.security.SecureRandom;

/** The secret of a deployment: the first instance that ever starts makes it, all others read it. */
final class ServerSecret {
    private static final int BYTES = 32;
    private static final String OFFER =
            "INSERT INTO sessions.server_secret (secret) VALUES ($1) ON CONFLICT DO NOTHING";
    private static final String READ = "SELECT secret FROM sessions.server_secret";

    private ServerSecret() {}

    static Future<SecretKeys> readOrMake(TimedStatements statements) {
        byte[] offer = new byte[BYTES];
        new SecureRandom().nextBytes(offer);
        return statements
                .execute(OFFER, Tuple.of(Buffer.buffer(offer)))
                .compose(offered -> statements.execute(READ, Tuple.tuple()))
                .map(rows -> new SecretKeys(rows.iterator().next().getBuffer(0).getBytes()));
    }
}
