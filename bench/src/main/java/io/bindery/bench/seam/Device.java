package io.bindery.bench.seam;

import io.bindery.model.scram.ScramBinding;
import io.bindery.model.scram.ScramChallenge;
import io.bindery.model.scram.ScramClient;
import io.bindery.model.scram.ScramClientKeys;
import io.bindery.model.scram.ScramHash;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** One account on one device, the same from login to login. */
final class Device {
    private final SeamAccount account;
    private final String domain;
    private final String userAgentId = UUID.randomUUID().toString();
    private ScramHash hash;
    private ScramClientKeys keys;

    Device(SeamAccount account, String domain) {
        this.account = account;
        this.domain = domain;
    }

    String bareJid() {
        return (account.user() + '@' + domain).toLowerCase(Locale.ROOT);
    }

    String userAgentId() {
        return userAgentId;
    }

    /** Begins an exchange with the strongest mechanism that both sides know. */
    ScramClient scram(List<String> offered) throws IOException {
        ScramHash strongest = null;
        for (ScramHash each : ScramHash.values()) {
            strongest = offered.contains(each.mechanism()) ? each : strongest;
        }
        if (strongest == null) {
            throw new IOException("the server offers no SCRAM but " + offered);
        }
        keys = strongest == hash ? keys : null;
        hash = strongest;
        return new ScramClient(
                hash, ScramBinding.NONE, account.user(), UUID.randomUUID().toString());
    }

    /** The answer to a challenge; the keys are derived once, as clients keep them. */
    String answer(ScramClient scram, String base64) throws IOException {
        try {
            ScramChallenge challenge = scram.challenge(base64);
            if (keys == null || !keys.isFor(challenge)) {
                keys = ScramClientKeys.derive(hash, account.password(), challenge.salt(), challenge.iterations());
            }
            return scram.answer(challenge, keys);
        } catch (IllegalArgumentException e) {
            throw new IOException("the server's challenge makes no sense", e);
        }
    }
}
