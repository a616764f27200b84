package io.bindery.sessions.coordination;

import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.MalformedJidException;
import io.bindery.sessions.SecretKeys;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/** The names of resources; no user-agent id can be read from one. */
public final class ResourceNames {
    // 96 bits, 16 characters: nobody guesses it, and two never meet.
    private static final int GENERATED_BYTES = 12;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final SecretKeys resourceKeys;
    private final SecretKeys userAgentKeys;
    private final SecureRandom random = new SecureRandom();

    /** Takes the secret that all instances share, so that a name is the same on each. */
    public ResourceNames(SecretKeys secret) {
        this.resourceKeys = secret.labelled("resource");
        this.userAgentKeys = secret.labelled("user-agent");
    }

    /**
     * XEP-0386 4: {@code tag/generated}, the same for the same user agent and tag.
     *
     * @param tag what the client calls itself, or null; one that is no resource by RFC 7622 is ignored
     * @param userAgentId null when there is none: the name is random then
     */
    public String tagged(BareJid user, String tag, String userAgentId) {
        String generated = userAgentId == null
                ? random()
                : text(resourceKeys.hash(user.toString(), userAgentId, tag == null ? "" : tag));
        return tag == null || tag.isBlank() ? generated : normalised(user, tag + '/' + generated, generated);
    }

    /** RFC 6120 7: the resource as asked for, or a random one when it is missing or no resource by RFC 7622. */
    public String requested(BareJid user, String resource) {
        return resource == null ? random() : normalised(user, resource, random());
    }

    /** A resource that nobody else has. */
    public String random() {
        byte[] bytes = new byte[GENERATED_BYTES];
        random.nextBytes(bytes);
        return TEXT.encodeToString(bytes);
    }

    /** What stands for a user-agent id in Redis, or null when there is none. */
    public String userAgentKey(BareJid user, String userAgentId) {
        return userAgentId == null ? null : text(userAgentKeys.hash(user.toString(), userAgentId));
    }

    private static String text(byte[] hash) {
        return TEXT.encodeToString(Arrays.copyOf(hash, GENERATED_BYTES));
    }

    private static String normalised(BareJid user, String resource, String fallback) {
        try {
            return user.withResource(resource).resource();
        } catch (MalformedJidException e) {
            return fallback;
        }
    }
}
