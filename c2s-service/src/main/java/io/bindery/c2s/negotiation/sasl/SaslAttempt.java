package io.bindery.c2s.negotiation.sasl;

import io.bindery.c2s.negotiation.sasl.SaslStep.Challenge;
import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all mechanisms have in common: one message at a time, not too long, in UTF-8, and nothing after the end. */
final class SaslAttempt implements SaslExchange {
    private static final Logger LOG = LoggerFactory.getLogger(SaslAttempt.class);

    private final SaslDialogue dialogue;
    private final int maxResponseBytes;
    private Turn turn = Turn.OPENING;

    SaslAttempt(SaslDialogue dialogue, int maxResponseBytes) {
        this.dialogue = dialogue;
        this.maxResponseBytes = maxResponseBytes;
    }

    @Override
    public SaslStep begin() {
        if (turn != Turn.OPENING) {
            return end(SaslFailures.MALFORMED);
        }
        turn = Turn.CLIENT;
        return new Challenge(new byte[0]);
    }

    @Override
    public Future<SaslStep> respond(byte[] response) {
        if (turn == Turn.SERVER || turn == Turn.OVER) {
            return Future.succeededFuture(end(SaslFailures.MALFORMED));
        }
        if (response.length > maxResponseBytes) {
            return Future.succeededFuture(end(SaslFailures.TOO_LONG));
        }
        turn = Turn.SERVER;
        try {
            String message = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(response))
                    .toString();
            return dialogue.on(message).otherwise(this::unavailable).map(this::settle);
        } catch (CharacterCodingException e) {
            return Future.succeededFuture(end(SaslFailures.MALFORMED));
        }
    }

    /** Not a warning: in an outage there would be one for each login, and the service that fails says it once a second. */
    private SaslStep unavailable(Throwable cause) {
        LOG.debug("An authentication failed because the keys could not be asked for: {}", cause.getMessage());
        return SaslFailures.UNAVAILABLE;
    }

    /** A client that spoke out of turn while we were asking has ended the attempt already. */
    private SaslStep settle(SaslStep step) {
        if (turn == Turn.OVER) {
            return SaslFailures.MALFORMED;
        }
        turn = step instanceof Challenge ? Turn.CLIENT : Turn.OVER;
        return step;
    }

    private SaslStep end(SaslStep failure) {
        turn = Turn.OVER;
        return failure;
    }

    private enum Turn {
        OPENING,
        CLIENT,
        SERVER,
        OVER
    }
}
