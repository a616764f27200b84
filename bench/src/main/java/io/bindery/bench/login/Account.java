package io.bindery.bench.login;

import java.util.SplittableRandom;
import java.util.UUID;

/** One account with its one device. */
final class Account {
    private static final long VERSION_4 = 0x4000L;
    private static final long VERSION_BITS = 0xF000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long VARIANT_BITS = 0xC000_0000_0000_0000L;

    private final String user;
    private final String password;
    private final String userAgentId;
    private SaltedKeys keys;

    Account(String user, String password, int number) {
        this.user = user;
        this.password = password;
        SplittableRandom random = new SplittableRandom(number);
        // XEP-0388 2.3: the id is a UUID v4, and the same for each login of a device.
        this.userAgentId = new UUID(
                        random.nextLong() & ~VERSION_BITS | VERSION_4, random.nextLong() & ~VARIANT_BITS | VARIANT)
                .toString();
    }

    String user() {
        return user;
    }

    String userAgentId() {
        return userAgentId;
    }

    /** The keys for a salt; derived once, as a client keeps them. */
    SaltedKeys keys(ScramHash hash, byte[] salt, int iterations) {
        if (keys == null || !keys.isFor(salt, iterations)) {
            keys = SaltedKeys.derive(hash, password, salt, iterations);
        }
        return keys;
    }
}
