package io.bindery.sessions;

import static io.bindery.sessions.RunningService.bind2;
import static io.bindery.sessions.RunningService.get;
import static io.bindery.sessions.RunningService.message;
import static io.bindery.sessions.RunningService.newId;
import static io.bindery.sessions.RunningService.someone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.archive.ArchiveExtent;
import io.bindery.model.archive.ArchiveId;
import io.bindery.model.jid.BareJid;
import io.bindery.model.route.AckReply;
import io.bindery.model.route.AckRequest;
import io.bindery.model.route.LogReply;
import io.bindery.model.route.LogRequest;
import io.bindery.model.route.RouteReply;
import io.bindery.model.route.RouteRequest;
import io.bindery.model.scram.ScramKeys;
import io.bindery.model.session.AdmitReply;
import io.bindery.model.session.AdmitRequest;
import io.bindery.model.session.BindReply;
import io.bindery.model.session.BindRequest;
import io.bindery.model.session.CloseReply;
import io.bindery.model.session.CloseRequest;
import io.bindery.model.session.CredentialsRequest;
import io.bindery.model.session.OnlineReply;
import io.bindery.model.session.OnlineRequest;
import io.bindery.model.session.RegisterReply;
import io.bindery.model.session.RegisterRequest;
import io.bindery.model.session.SessionApi;
import io.bindery.model.timeline.TimelineKeys;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeamIT {
    private static final Map<String, String> SETTINGS = Map.of("session.max-archive-log", "1000000");
    private static final int SENDERS = 3;
    private RunningService service;
    private RawRedis redis;
    private TimelineKeys keys;

    @BeforeAll
    void start() {
        service = RunningService.start(SETTINGS);
        for (int i = 0; i < SENDERS; i++) {
            service.grow(SETTINGS);
        }
        redis = RawRedis.of(service.vertx);
        keys = new TimelineKeys(RunningService.stores().shards());
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void hasNoSeamInAThousandBinds() {
        SeamCheck check = bindAmongSenders(service.sessions, someone(), 1000);
        assertTrue(check.messages() > 1000, "too few messages to prove anything: " + check.messages());
        assertEquals(List.of(), check.violations());
    }

    @Test
    void wouldSeeThatTheEndIsReadApartFromTheBind() {
        BareJid user = someone();
        ReadsTheEndApart apart = new ReadsTheEndApart();
        SeamCheck check = new SeamCheck(apart, message(user, true));
        apart.between = check::send;
        get(check.send());
        String id = newId();
        check.bind(bind2(user, id, "phone", "ua"));
        get(check.send());
        List<String> violations = check.violations();
        assertEquals(1, violations.size(), violations::toString);
        assertTrue(
                violations.get(0).contains(" missed by ") && violations.get(0).contains(id), violations::toString);
    }

    @Test
    void namesExactlyTheMessageBeforeWhenOrderIsForced() {
        BareJid user = someone();
        for (int i = 0; i < 200; i++) {
            ArchiveId before = service.admit(user, true).id();
            String id = newId();
            BindReply.Bound bound = service.bound(bind2(user, id, "phone", "ua"));
            AdmitReply.Admitted after = service.admit(user, true);
            assertEquals(before, bound.archive().last());
            assertTrue(after.id().compareTo(before) > 0);
            assertEquals(List.of(id), after.targets());
        }
    }

    @Test
    void numbersUpWhateverIsArchived() {
        BareJid user = someone();
        long last = 0;
        for (int i = 0; i < 200; i++) {
            long id = service.admit(user, i % 3 == 0).id().value();
            assertTrue(id > last);
            last = id;
        }
    }

    private SeamCheck bindAmongSenders(SessionApi sessions, BareJid user, int binds) {
        SeamCheck check = new SeamCheck(sessions, message(user, true));
        List<Future<Void>> senders = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            senders.add(check.sendOn());
        }
        for (int i = 0; i < binds; i++) {
            check.bind(bind2(user, newId(), "phone", "ua"));
        }
        check.stop();
        get(Future.all(senders));
        get(check.send());
        return check;
    }

    /** What the service must not do: the end comes from a question of its own, and something happens between. */
    private final class ReadsTheEndApart implements SessionApi {
        private Supplier<Future<Void>> between;

        @Override
        public Future<BindReply> bind(BindRequest request) {
            Request question = Request.cmd(Command.HMGET)
                    .arg(keys.user(request.user()))
                    .arg("last_ms")
                    .arg("last_seq");
            return redis.client()
                    .send(question)
                    .compose(end -> between.get()
                            .compose(sent -> service.sessions.bind(request))
                            .map(reply -> with(end, reply)));
        }

        private BindReply with(Response end, BindReply reply) {
            BindReply.Bound bound = (BindReply.Bound) reply;
            ArchiveId last = end.get(0) == null
                    ? null
                    : ArchiveId.of(end.get(0).toLong(), end.get(1).toLong());
            return new BindReply.Bound(bound.jid(), bound.epoch(), new ArchiveExtent(last, last), 0, bound.caps());
        }

        @Override
        public Future<AdmitReply> admit(AdmitRequest request) {
            return service.sessions.admit(request);
        }

        @Override
        public Future<ScramKeys> credentials(CredentialsRequest request) {
            return service.sessions.credentials(request);
        }

        @Override
        public Future<RegisterReply> register(RegisterRequest request) {
            return service.sessions.register(request);
        }

        @Override
        public Future<CloseReply> close(CloseRequest request) {
            return service.sessions.close(request);
        }

        @Override
        public Future<OnlineReply> online(OnlineRequest request) {
            return service.sessions.online(request);
        }

        @Override
        public Future<RouteReply> route(RouteRequest request) {
            return service.sessions.route(request);
        }

        @Override
        public Future<LogReply> log(LogRequest request) {
            return service.sessions.log(request);
        }

        @Override
        public Future<AckReply> acknowledge(AckRequest request) {
            return service.sessions.acknowledge(request);
        }
    }
}
