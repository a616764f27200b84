package io.bindery.sessions.store;

import io.bindery.model.jid.BareJid;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Asks a store about many accounts at a time: what is asked in one turn of the event loop is one statement. Who comes
 * on line asks about each of his contacts at once. Belongs to one event-loop context.
 */
public final class GatheredQuestions<T> {
    /** So many accounts are asked about at once. */
    static final int MOST = 200;

    private final Vertx vertx;
    private final Function<List<BareJid>, Future<Map<BareJid, T>>> store;
    private final T unknown;
    private Turn<T> gathering;

    private record Turn<T>(Set<BareJid> accounts, Promise<Map<BareJid, T>> answer) {}

    /**
     * Questions to a store.
     *
     * @param unknown the answer about an account that the store leaves out
     */
    public GatheredQuestions(Vertx vertx, Function<List<BareJid>, Future<Map<BareJid, T>>> store, T unknown) {
        this.vertx = vertx;
        this.store = store;
        this.unknown = unknown;
    }

    /** What the store says of an account. */
    public Future<T> about(BareJid account) {
        Turn<T> turn = gathering == null ? new Turn<>(new LinkedHashSet<>(), Promise.promise()) : gathering;
        turn.accounts.add(account);
        if (gathering == null) {
            gathering = turn;
            vertx.runOnContext(over -> ask(turn));
        } else if (turn.accounts.size() == MOST) {
            gathering = null;
        }
        return turn.answer.future().map(answers -> answers.getOrDefault(account, unknown));
    }

    private void ask(Turn<T> turn) {
        if (gathering == turn) {
            gathering = null;
        }
        store.apply(new ArrayList<>(turn.accounts)).onComplete(turn.answer);
    }
}
