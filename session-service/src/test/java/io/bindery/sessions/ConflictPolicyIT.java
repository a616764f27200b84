package io.bindery.sessions;

import static io.bindery.sessions.RunningService.bind2;
import static io.bindery.sessions.RunningService.classic;
import static io.bindery.sessions.RunningService.newId;
import static io.bindery.sessions.RunningService.someone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.jid.BareJid;
import io.bindery.model.session.BindReply;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConflictPolicyIT {

    private static RunningService with(String policy) {
        return RunningService.start(Map.of("session.resource-conflict", policy));
    }

    @Test
    void replaceEndsTheHolder() {
        try (RunningService service = with("replace")) {
            BareJid user = someone();
            String holder = newId();
            String next = newId();
            service.bound(classic(user, holder, "desk"));
            assertEquals(
                    "desk", service.bound(classic(user, next, "desk")).jid().resource());
            assertEquals(List.of(next), service.admit(user, true).targets());
            service.until(() -> service.endedStreams.size() == 1);
            assertEquals(holder, service.endedStreams.get(0).sessionId());
        }
    }

    @Test
    void refuseKeepsTheHolderAndChangesNothing() {
        try (RunningService service = with("refuse")) {
            BareJid user = someone();
            String holder = newId();
            service.bound(classic(user, holder, "desk"));
            BindReply reply = service.bind(classic(user, newId(), "desk"));
            assertEquals(new BindReply.Refused(BindReply.Reason.CONFLICT), reply);
            assertEquals(List.of(holder), service.admit(user, true).targets());
            assertEquals(2, service.bound(classic(user, newId(), "other")).epoch());
            assertTrue(service.endedStreams.isEmpty());
        }
    }

    @Test
    void renameKeepsBoth() {
        try (RunningService service = with("rename")) {
            BareJid user = someone();
            String holder = newId();
            String next = newId();
            service.bound(classic(user, holder, "desk"));
            assertNotEquals(
                    "desk", service.bound(classic(user, next, "desk")).jid().resource());
            assertEquals(
                    Set.of(holder, next), Set.copyOf(service.admit(user, true).targets()));
        }
    }

    @Test
    void bind2ReplacesItsOwnEarlierSessionWhateverThePolicy() {
        try (RunningService service = with("refuse")) {
            BareJid user = someone();
            String next = newId();
            service.bound(bind2(user, newId(), "phone", "ua"));
            service.bound(bind2(user, next, "phone", "ua"));
            assertEquals(List.of(next), service.admit(user, true).targets());
        }
    }
}
