package io.bindery.sessions.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.jid.BareJid;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final BareJid A = BareJid.parse("a@localhost");
    private static final BareJid B = BareJid.parse("b@localhost");
    private static final BareJid C = BareJid.parse("c@localhost");
    private final Turns turns = new Turns();
    private final List<String> begun = new ArrayList<>();

    private Promise<String> work(String name, BareJid... owners) {
        Promise<String> promise = Promise.promise();
        turns.take(List.of(owners), () -> {
            begun.add(name);
            return promise.future();
        });
        return promise;
    }

    @Test
    void workForOneOwnerWaitsForTheWorkBefore() {
        Promise<String> first = work("first", A);
        work("second", A);
        assertEquals(List.of("first"), begun);
        first.complete("done");
        assertEquals(List.of("first", "second"), begun);
    }

    @Test
    void workForOthersDoesNotWait() {
        work("a", A, B);
        work("c", C);
        assertEquals(List.of("a", "c"), begun);
    }

    @Test
    void aPairWaitsForBothAndCrossedPairsDoNotWaitForEachOther() {
        Promise<String> first = work("ab", A, B);
        Promise<String> other = work("c", C);
        Promise<String> second = work("ba", B, A);
        work("ac", A, C);
        first.complete("done");
        assertEquals(List.of("ab", "c", "ba"), begun);
        second.complete("done");
        other.complete("done");
        assertEquals(List.of("ab", "c", "ba", "ac"), begun);
    }

    @Test
    void goesOnAfterAFailureAndRemembersNobody() {
        Promise<String> first = work("first", A);
        Promise<String> second = work("second", A);
        first.fail("away");
        second.complete("done");
        assertEquals(List.of("first", "second"), begun);
        assertEquals(0, turns.size());
        Future<String> third = turns.take(List.of(A), () -> {
            throw new IllegalStateException("broken");
        });
        assertTrue(third.failed());
        assertEquals(0, turns.size());
    }
}
