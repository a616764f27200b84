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
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStores.class)
class ConflictPolicyIT {

    private static RunningService with(Stores stores, String policy) {
        return RunningService.start(stores, Map.of("session.resource-conflict", policy));
    }

    @Test
    void replaceEndsTheHolder(Stores stores) {
        try (RunningService service = with(stores, "replace")) {
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
    void refuseKeepsTheHolderAndChangesNothing(Stores stores) {
        try (RunningService service = with(stores, "refuse")) {
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
    void renameKeepsBoth(Stores stores) {
        try (RunningService service = with(stores, "rename")) {
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
    void bind2ReplacesItsOwnEarlierSessionWhateverThePolicy(Stores stores) {
        try (RunningService service = with(stores, "refuse")) {
            BareJid user = someone();
            String next = newId();
            service.bound(bind2(user, newId(), "phone", "ua"));
            service.bound(bind2(user, next, "phone", "ua"));
            assertEquals(List.of(next), service.admit(user, true).targets());
        }
    }
}
