package io.bindery.sessions.roster;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.Jid;
import io.bindery.sessions.stanza.IqAnswer;
import io.bindery.sessions.stanza.IqEntry;
import io.bindery.sessions.stanza.IqRequest;
import io.bindery.sessions.stanza.IqService;
import io.bindery.sessions.stanza.IqTarget;
import io.bindery.sessions.stanza.SessionMarks;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Answers for the roster (RFC 6121 2). */
public record RosterRequests(Rosters rosters, RosterChanges changes, SessionMarks marks) implements IqService {
    // Each missed change is a stanza that the client has to answer; more than these cost more than the roster.
    private static final int MAX_CATCH_UP = 50;

    /** Its line in the table of requests. */
    public IqEntry entry() {
        return new IqEntry(
                IqEntry.BOTH,
                RosterElements.QUERY,
                RosterElements.NAMESPACE,
                Set.of(IqTarget.OwnAccount.class, IqTarget.OtherAccount.class),
                this);
    }

    @Override
    public Future<IqAnswer> answer(IqRequest request) {
        if (!(request.target() instanceof IqTarget.OwnAccount)) {
            // RFC 6121 2.3.3.
            return Future.succeededFuture(IqAnswer.refused(StanzaErrorCondition.FORBIDDEN));
        }
        return request.isSet() ? set(request) : get(request);
    }

    /** The mark comes first: what changes after the roster was read is pushed. */
    private Future<IqAnswer> get(IqRequest request) {
        BareJid owner = request.sender().bare();
        return marks.mark(owner, request.sessionId(), SessionMarks.Mark.ROSTER, true)
                .compose(marked -> rosters.newest(owner))
                .map(roster -> told(owner, roster, request.payload().attribute("ver")));
    }

    /**
     * Nothing or the missed changes to a client that knows an older version, else all (RFC 6121 2.6.3). The changes follow
     * the empty result, at which the client takes up the roster that it knows.
     */
    private static IqAnswer told(BareJid owner, Roster roster, String version) {
        return known(version)
                .flatMap(roster::changesSince)
                .filter(missed -> missed.size() <= MAX_CATCH_UP)
                .<IqAnswer>map(missed -> new IqAnswer.Result(List.of(), Optional.empty(), pushes(owner, missed)))
                .orElseGet(() -> IqAnswer.of(RosterElements.query(roster.version(), roster.listed())));
    }

    private static List<String> pushes(BareJid owner, List<RosterItem> missed) {
        return missed.stream()
                .map(item -> RosterElements.push(owner, item, item.changed()).toString())
                .toList();
    }

    /** A version of ours; another server's text, or none, is no version. */
    private static Optional<Long> known(String version) {
        try {
            return Optional.ofNullable(version).filter(text -> !text.isEmpty()).map(Long::valueOf);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Future<IqAnswer> set(IqRequest request) {
        BareJid owner = request.sender().bare();
        RosterSet set = RosterSet.read(owner, request.payload());
        if (set instanceof RosterSet.Written written) {
            return answered(owner, written.contact(), exchange -> write(exchange, written));
        } else if (set instanceof RosterSet.Removed removed) {
            return answered(owner, removed.contact(), RosterRequests::remove);
        }
        return Future.succeededFuture(IqAnswer.refused(((RosterSet.Refused) set).condition()));
    }

    private Future<IqAnswer> answered(
            BareJid owner, Jid contact, Function<Exchange, Optional<StanzaErrorCondition>> step) {
        return changes.make(owner, contact, step)
                .map(refusal -> refusal.<IqAnswer>map(IqAnswer.Refusal::new).orElseGet(IqAnswer::done));
    }

    private static Optional<StanzaErrorCondition> write(Exchange exchange, RosterSet.Written written) {
        exchange.write(written.name(), written.groups());
        return Optional.empty();
    }

    private static Optional<StanzaErrorCondition> remove(Exchange exchange) {
        if (!exchange.item().listed()) {
            return Optional.of(StanzaErrorCondition.ITEM_NOT_FOUND);
        }
        exchange.remove();
        return Optional.empty();
    }
}
