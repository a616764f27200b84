package io.bindery.sessions.routing;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.jid.Jid;
import io.bindery.model.stanza.StanzaError;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.registry.SessionLogs.Choice;
import io.bindery.sessions.registry.Settlement;
import io.bindery.sessions.stanza.IqAnswer;
import io.bindery.sessions.stanza.IqRequest;
import io.bindery.sessions.stanza.IqTable;
import io.bindery.sessions.stanza.IqTarget;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests to the server and to accounts, and takes those between sessions across (RFC 6121 8.5). */
record IqRouting(
        Addresses addresses, AccountPolicies policies, IqTable table, LogDeliveries deliveries, IqResults results) {
    private static final Logger LOG = LoggerFactory.getLogger(IqRouting.class);
    private static final Set<String> REQUESTS = Set.of("get", "set");
    private static final Set<String> ANSWERS = Set.of("result", "error");

    Future<Void> route(Batch batch, XmlElement iq, Settlement settlement) {
        settlement.count();
        String type = iq.attribute("type");
        if (type != null && ANSWERS.contains(type)) {
            return answered(batch, iq);
        }
        // RFC 6120 8.2.3: a request has an id and exactly one payload.
        if (type == null
                || !REQUESTS.contains(type)
                || iq.attribute("id") == null
                || iq.elements().size() != 1) {
            return refuse(iq, StanzaError.of(StanzaErrorCondition.BAD_REQUEST), settlement);
        }
        Addresses.Target target = addresses.target(batch.sender(), iq.attribute("to"));
        if (target instanceof Addresses.Server server) {
            return serve(request(batch, new IqTarget.Server(server.domain()), iq), settlement);
        }
        return target instanceof Addresses.Account account
                ? toAccount(batch, account.address(), iq, settlement)
                : refuse(iq, target.error(), settlement);
    }

    private static IqRequest request(Batch batch, IqTarget target, XmlElement iq) {
        return new IqRequest(batch.sender(), batch.sessionId(), target, iq);
    }

    private Future<Void> toAccount(Batch batch, Jid to, XmlElement iq, Settlement settlement) {
        if (to.belongsTo(batch.sender().bare())) {
            return to.resource() == null
                    ? serve(
                            request(
                                    batch,
                                    new IqTarget.OwnAccount(batch.sender().bare()),
                                    iq),
                            settlement)
                    : toSession(to, iq, settlement);
        }
        return policies.between(batch.sender(), to).compose(relation -> {
            if (relation.refusalToSender().isPresent()) {
                return refuse(iq, relation.refusalToSender().get(), settlement);
            }
            if (relation.recipient().blocks()) {
                return unavailable(iq, settlement);
            }
            // XEP-0030 8: where there is no account, a stranger is answered as where there is one; more than
            // RFC 6121 8.5.1 this keeps people from finding out which accounts there are.
            return to.resource() == null
                    ? serve(request(batch, new IqTarget.OtherAccount(to.toBare()), iq), settlement)
                    : toOthersSession(batch, to, relation, iq, settlement);
        });
    }

    private Future<Void> toOthersSession(
            Batch batch, Jid to, AccountPolicies.Relation relation, XmlElement iq, Settlement settlement) {
        return table.admits(batch.sender().bare(), to.toBare(), iq.elements().get(0))
                .map(admitted -> Optional.of(StanzaError.of(StanzaErrorCondition.FORBIDDEN))
                        .filter(error -> !admitted))
                .otherwise(cause -> Optional.of(StanzaError.later(StanzaErrorCondition.INTERNAL_SERVER_ERROR)))
                .compose(error -> {
                    if (error.isPresent()) {
                        return refuse(iq, error.get(), settlement);
                    }
                    return relation.reachable() ? toSession(to, iq, settlement) : unavailable(iq, settlement);
                });
    }

    private Future<Void> toSession(Jid to, XmlElement iq, Settlement settlement) {
        return deliver(to, iq)
                .compose(sessions -> sessions > 0 ? Future.succeededFuture() : unavailable(iq, settlement));
    }

    private Future<Integer> deliver(Jid to, XmlElement iq) {
        return deliveries.write(
                to.toBare(), Choice.resource(to.resource()), LogDeliveries.AT_ONCE, List.of(iq.toString()));
    }

    /** An answer goes to the session that has asked, or to the server; nobody answers an answer (RFC 6120 8.2.3). */
    private Future<Void> answered(Batch batch, XmlElement iq) {
        Addresses.Target target = addresses.target(batch.sender(), iq.attribute("to"));
        if (target instanceof Addresses.Account account && account.address().resource() != null) {
            return policies.between(batch.sender(), account.address())
                    .compose(relation -> relation.refusalToSender().isEmpty() && relation.reachable()
                            ? deliver(account.address(), iq).mapEmpty()
                            : Future.succeededFuture());
        }
        boolean ours = target instanceof Addresses.Server
                || target instanceof Addresses.Account own
                        && own.address().belongsTo(batch.sender().bare());
        return ours ? results.received(batch.sender(), batch.sessionId(), iq) : Future.succeededFuture();
    }

    private Future<Void> serve(IqRequest request, Settlement settlement) {
        return table.answer(request)
                .recover(cause -> {
                    LOG.warn("{} could not be answered: {}", request.payload().namespace(), cause.toString());
                    return Future.succeededFuture(
                            new IqAnswer.Refusal(StanzaError.later(StanzaErrorCondition.INTERNAL_SERVER_ERROR)));
                })
                .onSuccess(answer -> reply(request.iq(), answer, settlement))
                .mapEmpty();
    }

    private static void reply(XmlElement iq, IqAnswer answer, Settlement settlement) {
        if (answer instanceof IqAnswer.Refusal refusal) {
            settlement.reply(refusal.error().answer(repeatable(iq)));
            return;
        }
        IqAnswer.Result result = (IqAnswer.Result) answer;
        result.before().forEach(settlement::reply);
        settlement.reply(XmlElement.named("iq", Namespaces.CLIENT)
                .attribute("type", "result")
                .attribute("id", iq.attribute("id"))
                .attribute("from", iq.attribute("to"))
                .attribute("to", iq.attribute("from"))
                .child(result.payload())
                .build());
        result.after().forEach(settlement::reply);
    }

    /** What may come back in an error: not the password that XEP-0077 has carried. */
    private static XmlElement repeatable(XmlElement iq) {
        if (iq.child("query", "jabber:iq:register").isEmpty()) {
            return iq;
        }
        XmlElement.Builder emptied = XmlElement.named("iq", iq.namespace());
        iq.attributes().forEach(attribute -> emptied.attribute(attribute.name(), attribute.value()));
        return emptied.build();
    }

    private static Future<Void> unavailable(XmlElement iq, Settlement settlement) {
        return refuse(iq, StanzaError.of(StanzaErrorCondition.SERVICE_UNAVAILABLE), settlement);
    }

    private static Future<Void> refuse(XmlElement iq, StanzaError error, Settlement settlement) {
        settlement.reply(error.answer(iq));
        return Future.succeededFuture();
    }
}
