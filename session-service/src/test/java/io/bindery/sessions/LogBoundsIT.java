package io.bindery.sessions;

import static io.bindery.sessions.Client.message;
import static io.bindery.sessions.Client.presence;
import static io.bindery.sessions.RunningService.get;
import static io.bindery.sessions.RunningService.someone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.Jid;
import io.bindery.model.session.AdmitReply;
import io.bindery.model.session.AdmitRequest;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Logs are bounded in octets too: far fewer stanzas fit than their number would allow. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogBoundsIT {
    private static final int LARGE = 40_000;
    private RunningService service;

    @BeforeAll
    void start() {
        service = RunningService.start(Map.of(
                "session.max-log-bytes", "1048576",
                "session.max-archive-log-bytes", "1048576",
                "offline.max-bytes", "1048576"));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void endsASessionWhoseLogTakesTooMuchMemory() {
        Client romeo = Client.bind2(service, service.account());
        Client juliet = Client.bind2(service, service.account());
        for (int i = 0; i < 60; i++) {
            romeo.sends(message(juliet.jid(), "headline", body(i)));
        }
        service.until(() -> service.endedStreams.stream()
                .anyMatch(ended -> ended.sessionId().equals(juliet.sessionId())));
    }

    @Test
    void letsNoMoreWaitForWhoIsAwayThanFitsIntoItsMemory() {
        assertEquals(32, admitted(someone(), false));
    }

    @Test
    void weighsLargeOnesBehindSmallOnesToo() {
        BareJid user = someone();
        for (int i = 0; i < 200; i++) {
            assertTrue(get(service.sessions.admit(sized(user, 100, i))) instanceof AdmitReply.Admitted);
        }
        int large = admitted(user, false);
        assertTrue(large >= 24 && large <= 40, () -> "admitted " + large);
    }

    @Test
    void takesNoSmallOnesForLargeOnes() {
        BareJid user = someone();
        for (int i = 0; i < 205; i++) {
            int size = i < 5 ? LARGE : 100;
            assertTrue(get(service.sessions.admit(sized(user, size, i))) instanceof AdmitReply.Admitted);
        }
    }

    @Test
    void refusesWhatTheArchiveLogHasNoMemoryFor() {
        int admitted = admitted(someone(), true);
        // The log of the shard may hold messages of other tests.
        assertTrue(admitted > 0 && admitted <= 47, () -> "admitted " + admitted);
    }

    @Test
    void offlineMessagesComeInPortionsThatTheLogCanHold() {
        BareJid user = service.account();
        for (int i = 0; i < 20; i++) {
            get(service.sessions.admit(large(user, false, i)));
        }
        List<String> got = new ArrayList<>();
        for (int portion : new int[] {13, 7}) {
            Client juliet = Client.classic(service, user);
            juliet.sends(presence(0));
            List<String> messages = juliet.receives().stream()
                    .filter(stanza -> stanza.startsWith("<message"))
                    .toList();
            assertEquals(portion, messages.size());
            got.addAll(messages);
            juliet.close();
        }
        for (int i = 0; i < 20; i++) {
            assertTrue(got.get(i).contains("<body>" + i + " "), "not in order");
        }
    }

    /** How many of 60 large messages are let in. */
    private int admitted(BareJid user, boolean archived) {
        int admitted = 0;
        for (int i = 0; i < 60; i++) {
            if (get(service.sessions.admit(large(user, archived, i))) instanceof AdmitReply.Admitted) {
                admitted++;
            }
        }
        return admitted;
    }

    private static AdmitRequest large(BareJid owner, boolean archived, int number) {
        return request(owner, archived, body(number));
    }

    private static AdmitRequest sized(BareJid owner, int size, int number) {
        return request(owner, false, body(number, size));
    }

    private static AdmitRequest request(BareJid owner, boolean archived, XmlElement body) {
        XmlElement stanza =
                XmlElement.named("message", Namespaces.CLIENT).child(body).build();
        return new AdmitRequest(owner, Jid.parse("romeo@localhost"), stanza, archived);
    }

    private static XmlElement body(int number) {
        return body(number, LARGE);
    }

    private static XmlElement body(int number, int size) {
        return XmlElement.named("body", Namespaces.CLIENT)
                .text(number + " " + "x".repeat(size))
                .build();
    }
}
