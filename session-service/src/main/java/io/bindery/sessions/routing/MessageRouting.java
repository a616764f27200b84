package io.bindery.sessions.routing;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.FullJid;
import io.bindery.model.stanza.StanzaError;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.archive.StanzaIds;
import io.bindery.sessions.registry.MessageCommand;
import io.bindery.sessions.registry.MessageCommand.SenderPlace;
import io.bindery.sessions.registry.MessageOutcome;
import io.bindery.sessions.registry.MessageOutcome.Admitted;
import io.bindery.sessions.registry.MessageOutcome.Unchanged;
import io.bindery.sessions.registry.Settlement;
import io.bindery.sessions.registry.Timelines;
import io.bindery.sessions.routing.MessageDecision.Deliver;
import io.bindery.sessions.routing.MessageDecision.Refuse;
import io.bindery.sessions.stanza.ServerAssist;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes messages to their recipients: rules first for all, then one script each, in the order they were sent. */
record MessageRouting(
        Addresses addresses,
        AccountPolicies policies,
        ServerAssist assist,
        Timelines timelines,
        LogDeliveries deliveries) {

    private static final Logger LOG = LoggerFactory.getLogger(MessageRouting.class);

    /**
     * What a message leads to.
     *
     * @param own on the sender's side
     * @param hadIt who had it already: it is a repetition
     */
    private record Result(Consumer<Settlement> own, Optional<BareJid> hadIt) {
        static Result of(Consumer<Settlement> own) {
            return new Result(own, Optional.empty());
        }
    }

    /** Routes messages of one session that follow each other. */
    Future<Void> route(Batch batch, List<XmlElement> messages, Settlement settlement) {
        List<XmlElement> honest = messages.stream()
                .map(message -> StanzaIds.withoutForged(message, addresses.domains()::contains))
                .toList();
        return assist.take(batch.sender().bare(), honest).compose(remaining -> routeOn(batch, remaining, settlement));
    }

    private Future<Void> routeOn(Batch batch, List<XmlElement> messages, Settlement settlement) {
        List<Future<MessageDecision>> decisions = messages.stream()
                .map(message -> decide(batch.sender(), message))
                .toList();
        // Nothing is sent before all is decided: the answers of a store must not change the order (promise P4).
        return Future.all(decisions)
                .compose(decided -> carryOut(batch, messages, decisions, settlement.taken()))
                .compose(results -> tellAgain(batch, results).map(results))
                .onSuccess(results -> results.forEach(result -> {
                    settlement.count();
                    result.own().accept(settlement);
                }))
                .mapEmpty();
    }

    private Future<MessageDecision> decide(FullJid sender, XmlElement message) {
        Addresses.Target target = addresses.target(sender, message.attribute("to"));
        if (target instanceof Addresses.Account account) {
            MessageAddress address = new MessageAddress(sender, account.address());
            return policies.between(sender, address.to())
                    .map(relation -> MessageRules.decide(message, address, relation))
                    .recover(cause -> Future.succeededFuture(undecided(message, cause)));
        }
        return Future.succeededFuture(refusal(message, target.error()));
    }

    /** Of this one account nothing can be learnt now: that is no reason to keep all other messages waiting. */
    private static MessageDecision undecided(XmlElement message, Throwable cause) {
        LOG.warn("an account could not be looked up: {}", cause.toString());
        return refusal(message, StanzaError.later(StanzaErrorCondition.INTERNAL_SERVER_ERROR));
    }

    private static MessageDecision refusal(XmlElement message, StanzaError error) {
        return StanzaError.mayAnswer(message) ? new Refuse(error) : new MessageDecision.Ignore();
    }

    private Future<List<Result>> carryOut(
            Batch batch, List<XmlElement> messages, List<Future<MessageDecision>> decisions, long taken) {
        Map<BareJid, Long> lastTo = new HashMap<>();
        List<Future<Result>> results = new ArrayList<>(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            MessageDecision decision = decisions.get(i).result();
            long number = taken + i + 1;
            Long previous = decision instanceof Deliver deliver
                    ? lastTo.put(deliver.address().recipient(), number)
                    : null;
            results.add(carryOut(messages.get(i), decision, batch.place(number, previous == null ? 0 : previous)));
        }
        return Future.all(results)
                .map(done -> results.stream().map(Future::result).toList());
    }

    /**
     * Whoever took these messages may have ended before their edges were told, or the reply of the script was lost:
     * then the stanzas stand in the logs, those of the sender's other sessions too, and nobody knows.
     */
    private Future<Void> tellAgain(Batch batch, List<Result> results) {
        Set<BareJid> accounts =
                results.stream().map(Result::hadIt).flatMap(Optional::stream).collect(Collectors.toSet());
        if (!accounts.isEmpty()) {
            accounts.add(batch.sender().bare());
        }
        return Future.all(accounts.stream().map(deliveries::tellAgain).toList()).mapEmpty();
    }

    private Future<Result> carryOut(XmlElement message, MessageDecision decision, SenderPlace place) {
        if (decision instanceof Deliver deliver) {
            return timelines
                    .put(command(deliver, place))
                    .compose(outcome -> outcome == Unchanged.AHEAD
                            ? Future.failedFuture("a message before this one was not taken")
                            : Future.succeededFuture(result(message, deliver, outcome)));
        }
        return Future.succeededFuture(
                decision instanceof Refuse refuse ? refused(message, refuse.error()) : Result.of(settlement -> {}));
    }

    private static MessageCommand command(Deliver deliver, SenderPlace place) {
        MessageAddress address = deliver.address();
        return new MessageCommand(
                address.recipient(),
                address.from().toString(),
                deliver.text(),
                deliver.route(),
                new SenderPlace(place.sessionId(), place.number(), place.previous(), address.toOneself()));
    }

    private Result result(XmlElement message, Deliver deliver, MessageOutcome outcome) {
        if (outcome instanceof Admitted admitted) {
            deliveries.outbox().hand(deliver.address().recipient(), admitted.writes());
            return Result.of(sent(deliver));
        }
        if (outcome == Unchanged.TAKEN) {
            return new Result(sent(deliver), Optional.of(deliver.address().recipient()));
        }
        return refused(message, error((Unchanged) outcome));
    }

    private static Consumer<Settlement> sent(Deliver deliver) {
        return settlement -> settlement.sent(
                deliver.address().to().toString(),
                deliver.text(),
                deliver.own().archived(),
                deliver.own().carbons(),
                deliver.own().fold());
    }

    private static StanzaError error(Unchanged outcome) {
        // XEP-0160 2: a full queue is service-unavailable; a full archive log is our own trouble, and passes.
        return outcome == Unchanged.FULL
                ? StanzaError.of(StanzaErrorCondition.RESOURCE_CONSTRAINT)
                : StanzaError.of(StanzaErrorCondition.SERVICE_UNAVAILABLE);
    }

    private static Result refused(XmlElement message, StanzaError error) {
        return Result.of(settlement -> {
            if (StanzaError.mayAnswer(message)) {
                settlement.reply(error.answer(message));
            }
        });
    }
}
