package io.bindery.sessions;

import static io.bindery.sessions.RunningService.bind2;
import static io.bindery.sessions.RunningService.classic;
import static io.bindery.sessions.RunningService.get;
import static io.bindery.sessions.RunningService.newId;
import static io.bindery.sessions.RunningService.someone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.archive.ArchiveExtent;
import io.bindery.model.archive.ArchiveId;
import io.bindery.model.jid.BareJid;
import io.bindery.model.session.BindReply;
import io.bindery.model.session.BindRequest;
import io.bindery.model.session.OnlineReply;
import io.bindery.model.session.OnlineRequest;
import io.bindery.model.session.ResourceRequest;
import io.bindery.model.session.SessionFeatures;
import io.bindery.model.session.UserAgent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BindIT {
    private RunningService service;

    @BeforeAll
    void start() {
        service = RunningService.start(Map.of("session.max-per-user", "3"));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private List<OnlineReply.Session> online(BareJid user) {
        return get(service.sessions.online(new OnlineRequest(user))).sessions();
    }

    @Test
    void bindsAFreshUserWithAnEmptyArchive() {
        BareJid user = someone();
        BindReply.Bound bound = service.bound(bind2(user, newId(), "phone", "ua"));
        assertTrue(bound.jid().resource().startsWith("phone/"));
        assertEquals(user, bound.jid().bare());
        assertEquals(1, bound.epoch());
        assertEquals(ArchiveExtent.EMPTY, bound.archive());
        assertEquals(bound.jid(), online(user).get(0).jid());
    }

    @Test
    void tellsTheArchiveAsItIsInRedisAlone() {
        BareJid user = someone();
        ArchiveId first = service.admit(user, true).id();
        ArchiveId last = service.admit(user, true).id();
        assertTrue(first.compareTo(last) < 0);
        BindReply.Bound bound = service.bound(bind2(user, newId(), null, null));
        assertEquals(new ArchiveExtent(first, last), bound.archive());
    }

    @Test
    void admitsToEveryBoundSession() {
        BareJid user = someone();
        String a = newId();
        String b = newId();
        service.bound(bind2(user, a, "a", "ua-a"));
        service.bound(classic(user, b, "desk"));
        assertEquals(Set.of(a, b), Set.copyOf(service.admit(user, true).targets()));
    }

    @Test
    void fencesTheEarlierSessionOfTheSameUserAgent() {
        BareJid user = someone();
        String first = newId();
        String second = newId();
        BindReply.Bound before = service.bound(bind2(user, first, "phone", "same"));
        BindReply.Bound after = service.bound(bind2(user, second, "phone", "same"));
        assertEquals(before.jid(), after.jid());
        assertTrue(before.epoch() < after.epoch());
        assertEquals(List.of(second), service.admit(user, true).targets());
        assertTrue(service.endedStreams.stream()
                .anyMatch(ended -> ended.sessionId().equals(first)));
    }

    @Test
    void keepsUserAgentsApartByUser() {
        BareJid one = someone();
        BareJid other = someone();
        service.bound(bind2(one, newId(), "phone", "same"));
        service.bound(bind2(other, newId(), "phone", "same"));
        assertEquals(1, online(one).size());
        assertNotEquals(
                online(one).get(0).jid().resource(), online(other).get(0).jid().resource());
    }

    @Test
    void endsTheOldestSessionOverTheLimit() {
        BareJid user = someone();
        List<String> ids = List.of(newId(), newId(), newId(), newId());
        ids.forEach(id -> service.bound(classic(user, id, null)));
        List<String> targets = service.admit(user, true).targets();
        assertEquals(3, targets.size());
        assertFalse(targets.contains(ids.get(0)));
    }

    @Test
    void repeatsTheSameReplyForTheSameSession() {
        BareJid user = someone();
        String id = newId();
        service.admit(user, true);
        BindReply.Bound once = service.bound(classic(user, id, "desk"));
        service.admit(user, true);
        assertEquals(once, service.bound(classic(user, id, "desk")));
        assertEquals(1, online(user).size());
    }

    @Test
    void listsASessionAsItWasBound() {
        BareJid user = someone();
        String id = newId();
        SessionFeatures features = new SessionFeatures(true, true, false);
        ResourceRequest resource = new ResourceRequest(ResourceRequest.Style.CLASSIC, "\u00e9tude \"1\"/\u2603");
        ArchiveId before = service.admit(user, true).id();
        service.bound(new BindRequest(user, id, RunningService.EDGE, resource, UserAgent.UNKNOWN, features));
        ArchiveId after = service.admit(user, true).id();
        OnlineReply.Session session = online(user).get(0);
        assertEquals(resource.text(), session.jid().resource());
        assertEquals(id, session.sessionId());
        assertEquals(RunningService.EDGE, session.edge());
        assertEquals(features, session.features());
        // All three by the clock of Redis.
        assertTrue(before.timestamp().toEpochMilli() <= session.boundAt());
        assertTrue(session.boundAt() <= after.timestamp().toEpochMilli());
    }
}
