package io.bindery.sessions;

import static io.bindery.sessions.RunningService.classic;
import static io.bindery.sessions.RunningService.get;
import static io.bindery.sessions.RunningService.newId;
import static io.bindery.sessions.RunningService.someone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.jid.BareJid;
import io.bindery.model.session.BindReply;
import io.bindery.model.session.CloseReply;
import io.bindery.model.session.CloseRequest;
import io.bindery.model.session.OnlineRequest;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UndoIT {
    private static final BindReply UNDONE = new BindReply.Refused(BindReply.Reason.UNDONE);
    private RunningService service;

    @BeforeAll
    void start() {
        service = RunningService.start(Map.of());
        service.grow(Map.of());
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private boolean close(BareJid user, String id) {
        return get(service.sessions.close(new CloseRequest(user, id))).existed();
    }

    private boolean nobodyIsOnline(BareJid user) {
        return get(service.sessions.online(new OnlineRequest(user))).sessions().isEmpty();
    }

    @Test
    void refusesABindThatWasUndoneBefore() {
        BareJid user = someone();
        String id = newId();
        assertFalse(close(user, id));
        assertEquals(UNDONE, service.bind(classic(user, id, "desk")));
        assertTrue(nobodyIsOnline(user));
    }

    @Test
    void anUndoneBindEndsNobody() {
        BareJid user = someone();
        String holder = newId();
        service.bound(classic(user, holder, "desk"));
        String late = newId();
        close(user, late);
        service.bind(classic(user, late, "desk"));
        assertEquals(List.of(holder), service.admit(user, true).targets());
    }

    @Test
    void endsABoundSessionOnce() {
        BareJid user = someone();
        String id = newId();
        service.bound(classic(user, id, "desk"));
        assertTrue(close(user, id));
        assertFalse(close(user, id));
        assertTrue(nobodyIsOnline(user));
        assertEquals(List.of(), service.admit(user, true).targets());
        assertEquals(UNDONE, service.bind(classic(user, id, "desk")));
    }

    @Test
    void leavesOtherSessionsAlone() {
        BareJid user = someone();
        String stays = newId();
        String goes = newId();
        service.bound(classic(user, stays, "a"));
        service.bound(classic(user, goes, "b"));
        close(user, goes);
        assertEquals(List.of(stays), service.admit(user, true).targets());
    }

    @Test
    void leavesNoSessionBehindWhicheverComesFirst() {
        for (int i = 0; i < 200; i++) {
            BareJid user = someone();
            String id = newId();
            Future<BindReply> bind = service.sessions.bind(classic(user, id, "desk"));
            Future<CloseReply> close = service.sessions.close(new CloseRequest(user, id));
            Future<BindReply> again = service.sessions.bind(classic(user, id, "desk"));
            boolean existed = get(close).existed();
            BindReply first = get(bind);
            BindReply second = get(again);
            boolean oneWasBound = first instanceof BindReply.Bound || second instanceof BindReply.Bound;
            assertEquals(oneWasBound, existed);
            assertTrue(nobodyIsOnline(user));
        }
    }

    @Test
    void bindsOnceThoughAskedTwiceAtOnce() {
        for (int i = 0; i < 100; i++) {
            BareJid user = someone();
            String id = newId();
            Future<BindReply> one = service.sessions.bind(classic(user, id, null));
            Future<BindReply> two = service.sessions.bind(classic(user, id, null));
            assertInstanceOf(BindReply.Bound.class, get(one));
            assertEquals(get(one), get(two));
        }
    }
}
