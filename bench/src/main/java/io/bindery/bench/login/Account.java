package io.bindery.bench.login;

import io.bindery.model.scram.ScramBinding;
import io.bindery.model.scram.ScramChallenge;
import io.bindery.model.scram.ScramClient;
import io.bindery.model.scram.ScramClientKeys;
import io.bindery.model.scram.ScramHash;
import java.util.Base64;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** One account with its one device. */
public final class Account {
    private static final int NONCE_BYTES = 18;
    private static final long VERSION_4 = 0x4000L;
    private static final long VERSION_BITS = 0xF000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long VARIANT_BITS = 0xC000_0000_0000_0000L;

    private final String user;
    private final String password;
    private final String userAgentId;
    private ScramClientKeys keys;

    Account(String user, String password, int number) {
        this.user = user;
        this.password = password;
        SplittableRandom random = new SplittableRandom(number);
        // XEP-0388 2.3: the id is a UUID v4, and the same for each login of a device.
        this.userAgentId = new UUID(
                        random.nextLong() & ~VERSION_BITS | VERSION_4, random.nextLong() & ~VARIANT_BITS | VARIANT)
                .toString();
    }

    /** The local part of its address. */
    public String user() {
        return user;
    }

    String userAgentId() {
        return userAgentId;
    }

    /** Begins an exchange without channel binding. */
    ScramClient scram(ScramHash hash) {
        byte[] random = new byte[NONCE_BYTES];
        // A load generator guards nothing: what it needs is a nonce that differs.
        ThreadLocalRandom.current().nextBytes(random);
        return new ScramClient(
                hash, ScramBinding.NONE, user, Base64.getEncoder().encodeToString(random));
    }

    /** The keys for a challenge; derived once, as a client keeps them. */
    ScramClientKeys keys(ScramHash hash, ScramChallenge challenge) {
        if (keys == null || !keys.isFor(challenge)) {
            keys = ScramClientKeys.derive(hash, password, challenge.salt(), challenge.iterations());
        }
        return keys;
    }
}
