package io.bindery.c2s.negotiation.sasl;

import io.bindery.c2s.negotiation.sasl.SaslStep.Challenge;
import io.bindery.model.jid.BareJid;
import io.bindery.model.scram.ScramKeys;
import io.bindery.model.session.CredentialsRequest;
import io.bindery.model.session.SessionApi;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

/** SCRAM, the server's side (RFC 5802): the client's first message, one look-up, a challenge, the proof. */
final class ScramDialogue implements SaslDialogue {
    private final ScramVariant variant;
    private final SaslContext context;
    private final SessionApi sessions;
    private final Supplier<String> nonces;
    private final String extensions;
    private SaslDialogue next = this::first;

    /**
     * @param nonces the server's parts of the nonces
     * @param extensions attributes for the server-first-message, each with its comma in front, or empty
     */
    ScramDialogue(
            ScramVariant variant,
            SaslContext context,
            SessionApi sessions,
            Supplier<String> nonces,
            String extensions) {
        this.variant = variant;
        this.context = context;
        this.sessions = sessions;
        this.nonces = nonces;
        this.extensions = extensions;
    }

    @Override
    public Future<SaslStep> on(String message) {
        return next.on(message);
    }

    private Future<SaslStep> first(String message) {
        return ScramClientFirst.parse(message)
                .map(this::lookUp)
                .orElseGet(() -> Future.succeededFuture(SaslFailures.MALFORMED));
    }

    private Future<SaslStep> lookUp(ScramClientFirst first) {
        Optional<SaslStep> refusal = bindingRefusal(first.header());
        if (refusal.isPresent()) {
            return Future.succeededFuture(refusal.get());
        }
        ClaimedIdentity identity =
                ClaimedIdentity.of(first.userName(), first.header().authzid(), context);
        if (identity instanceof ClaimedIdentity.Account account) {
            return sessions.credentials(new CredentialsRequest(account.user(), variant.hash()))
                    .map(keys -> challenge(first, account.user(), keys));
        }
        return Future.succeededFuture(((ClaimedIdentity.Refused) identity).failure());
    }

    /** RFC 5802 6: the flag has to agree with the mechanism and with what was advertised. */
    private Optional<SaslStep> bindingRefusal(Gs2Header header) {
        if (header.bindsChannel() != variant.plus()) {
            return Optional.of(SaslFailures.MALFORMED);
        }
        if (header.sawNoBinding() && context.offersChannelBinding()) {
            return Optional.of(SaslFailures.BINDING_UNSEEN);
        }
        if (header.bindsChannel() && !context.bindings().data().containsKey(header.bindingName())) {
            return Optional.of(SaslFailures.BINDING_UNKNOWN);
        }
        return Optional.empty();
    }

    private SaslStep challenge(ScramClientFirst first, BareJid user, ScramKeys keys) {
        String nonce = first.nonce() + nonces.get();
        String salt = Base64.getEncoder().encodeToString(keys.salt());
        String serverFirst = "r=" + nonce + ",s=" + salt + ",i=" + keys.iterations() + extensions;
        ScramOpening opening = new ScramOpening(
                first.bare() + ',' + serverFirst, nonce, first.header().bindingInput(context.bindings()));
        next = message ->
                Future.succeededFuture(last(message, new ScramVerification(variant.hash(), user, keys, opening)));
        return new Challenge(serverFirst.getBytes(StandardCharsets.UTF_8));
    }

    private static SaslStep last(String message, ScramVerification verification) {
        return ScramClientFinal.parse(message).map(verification::verify).orElse(SaslFailures.MALFORMED);
    }
}
