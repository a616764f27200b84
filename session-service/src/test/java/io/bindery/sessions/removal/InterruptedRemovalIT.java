package io.bindery.sessions.removal;

import static io.bindery.sessions.RunningService.bind2;
import static io.bindery.sessions.RunningService.get;
import static io.bindery.sessions.RunningService.newId;
import static io.bindery.sessions.RunningService.someone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.jid.BareJid;
import io.bindery.model.session.OnlineRequest;
import io.bindery.sessions.RunningService;
import io.bindery.sessions.accounts.AccountAdministration;
import io.bindery.sessions.registry.ForgetOutcome;
import io.bindery.sessions.registry.SessionRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(90)
class InterruptedRemovalIT {
    private static final Map<String, String> NO_REST = Map.of("accounts.name-rest-s", "0");

    /** An account with messages in its archive and waiting ones. */
    private static BareJid accountWithMessages(RunningService service, Removals removals) {
        BareJid user = service.account();
        service.admit(user, true);
        service.admit(user, false);
        service.until(() -> removals.stored(user) == 1);
        return user;
    }

    @Test
    void anotherInstanceFinishesWhatOneThatDiedHadBegun() {
        BareJid user;
        try (RunningService first = RunningService.startWithArchiveService(NO_REST)) {
            user = accountWithMessages(first, Removals.of(first));
        }
        try (RunningService second = RunningService.startAlone(NO_REST)) {
            Removals removals = Removals.of(second);
            removals.remove(user);
            second.until(() -> removals.keys(user).isEmpty());
            assertEquals(1, removals.stored(user), "nobody could forget the archive");
            assertTrue(removals.resting(user));
        }
        try (RunningService third = RunningService.startWithArchiveService(NO_REST)) {
            Removals removals = Removals.of(third);
            removals.makeDue(user);
            removals.untilNothingIsLeft(user);
            assertEquals(0, removals.stored(user));
            assertEquals(List.of(), removals.keys(user));
        }
    }

    @Test
    void triesAgainByItself() {
        try (RunningService service = RunningService.startAlone(NO_REST)) {
            Removals removals = Removals.of(service);
            BareJid user = service.account();
            service.admit(user, true);
            removals.remove(user);
            service.until(() -> removals.keys(user).isEmpty());
            service.addArchiveService();
            removals.untilNothingIsLeft(user);
            assertEquals(0, removals.stored(user));
        }
    }

    @Test
    void anAccountThatIsRemovedWhileNoServiceRunsIsForgottenAtTheNextStart() {
        BareJid user;
        try (RunningService first = RunningService.startWithArchiveService(NO_REST)) {
            user = accountWithMessages(first, Removals.of(first));
        }
        remove(user);
        try (RunningService second = RunningService.startWithArchiveService(NO_REST)) {
            Removals removals = Removals.of(second);
            removals.untilNothingIsLeft(user);
            assertEquals(0, removals.stored(user));
            assertEquals(List.of(), removals.keys(user));
        }
    }

    @Test
    void aRepetitionThatComesTooLateLeavesTheNextAccountAlone() {
        BareJid user = someone();
        try (RunningService service = RunningService.start(Map.of())) {
            SessionRegistry registry = service.onLoop(() -> registry(service));
            service.admit(user, false);
            ForgetOutcome once = service.onLoop(() -> registry.forget(user, 7, true));
            assertInstanceOf(ForgetOutcome.Forgotten.class, once);
            service.admit(user, false);
            service.bound(bind2(user, newId(), "phone", "ua"));
            assertEquals(once, service.onLoop(() -> registry.forget(user, 7, true)));
            assertEquals(once, service.onLoop(() -> registry.forget(user, 6, false)));
            assertEquals(
                    1,
                    get(service.sessions.online(new OnlineRequest(user)))
                            .sessions()
                            .size());
            assertInstanceOf(ForgetOutcome.HasSessions.class, service.onLoop(() -> registry.forget(user, 8, false)));
        }
    }

    /** As the command line does it. */
    private static void remove(BareJid user) {
        Vertx vertx = Vertx.vertx();
        AccountAdministration accounts =
                get(AccountAdministration.open(vertx, RunningService.stores(), RunningService.config(Map.of())));
        get(accounts.remove(user));
        get(accounts.close());
        get(vertx.close());
    }

    private static Future<SessionRegistry> registry(RunningService service) {
        return SessionRegistry.open(service.vertx, RunningService.stores(), RunningService.config(Map.of()));
    }

    @Test
    void theTimelineGoesOnBehindTheOldArchive() {
        BareJid user = someone();
        try (RunningService service = RunningService.start(Map.of())) {
            SessionRegistry registry = service.onLoop(() -> registry(service));
            service.admit(user, true);
            ForgetOutcome.Forgotten forgotten =
                    (ForgetOutcome.Forgotten) service.onLoop(() -> registry.forget(user, 1, true));
            assertTrue(service.admit(user, true).id().compareTo(forgotten.upTo()) > 0);
        }
    }
}
