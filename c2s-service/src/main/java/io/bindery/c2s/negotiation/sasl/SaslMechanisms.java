package io.bindery.c2s.negotiation.sasl;

import io.bindery.model.session.SessionApi;
import io.vertx.core.Vertx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The SASL mechanisms of this server: which to offer, and an exchange for the one that a client takes. */
public final class SaslMechanisms {
    /** More waiting password checks than this per processor only make everybody wait longer. */
    private static final int PASSWORD_CHECKS_PER_PROCESSOR = 8;

    private final Map<String, ScramVariant> scram;
    private final SaslPolicy policy;
    private final SessionApi sessions;
    private final PasswordCheck passwords;
    private final NonceSource nonces = new NonceSource();

    /** Asks {@code sessions} for keys and compares PLAIN passwords on the workers of {@code vertx}. */
    public SaslMechanisms(SessionApi sessions, Vertx vertx, SaslPolicy policy) {
        this.sessions = sessions;
        this.policy = policy;
        this.scram = scram(policy);
        this.passwords = new PasswordCheck(
                vertx,
                policy.strongestHash(),
                PASSWORD_CHECKS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors());
    }

    private static Map<String, ScramVariant> scram(SaslPolicy policy) {
        Map<String, ScramVariant> variants = new LinkedHashMap<>();
        policy.hashes().stream()
                .flatMap(hash -> Stream.of(new ScramVariant(hash, true), new ScramVariant(hash, false)))
                .sorted(ScramVariant.STRONGEST_FIRST)
                .forEach(variant -> variants.put(variant.mechanism(), variant));
        return variants;
    }

    /** The mechanisms to advertise, the strongest first. */
    public List<String> offered(ChannelBindings bindings, boolean encrypted) {
        Stream<String> offered = scram.values().stream()
                .filter(variant -> !variant.plus() || !bindings.isEmpty())
                .map(ScramVariant::mechanism);
        return policy.plain() && encrypted
                ? Stream.concat(offered, Stream.of(PlainDialogue.MECHANISM)).toList()
                : offered.toList();
    }

    /** An attempt with a mechanism; empty when it was not advertised. */
    public Optional<SaslExchange> start(String mechanism, SaslContext context) {
        if (!context.advertisedMechanisms().contains(mechanism)) {
            return Optional.empty();
        }
        return dialogue(mechanism, context).map(dialogue -> new SaslAttempt(dialogue, policy.maxResponseBytes()));
    }

    private Optional<SaslDialogue> dialogue(String mechanism, SaslContext context) {
        if (policy.plain() && mechanism.equals(PlainDialogue.MECHANISM)) {
            return Optional.of(new PlainDialogue(context, sessions, passwords));
        }
        return Optional.ofNullable(scram.get(mechanism))
                .map(variant -> new ScramDialogue(
                        variant, context, sessions, nonces, DowngradeProtection.attribute(variant.hash(), context)));
    }
}
