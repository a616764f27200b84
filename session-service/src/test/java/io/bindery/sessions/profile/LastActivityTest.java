package io.bindery.sessions.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.jid.BareJid;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.stanza.IqClient;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LastActivityTest {
    private static final BareJid JULIET = BareJid.parse("juliet@localhost");
    private static final BareJid ROMEO = BareJid.parse("romeo@localhost");
    private static final BareJid TYBALT = BareJid.parse("tybalt@localhost");

    /** Goes on when a test says so. */
    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2024-05-01T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private final Hands clock = new Hands();
    private final Map<BareJid, LastSeen> seen = new HashMap<>();
    private final LastActivity activity = new LastActivity(
            user -> Future.succeededFuture(user.equals(JULIET) ? Set.of(ROMEO) : Set.of()),
            user -> Future.succeededFuture(Optional.ofNullable(seen.get(user))),
            clock);

    private String asks(BareJid asker, String to) {
        return IqClient.of(asker, activity.entries())
                .asks("<iq type='get' id='1'" + to + "><query xmlns='jabber:iq:last'/></iq>");
    }

    private void leaves(BareJid user, String status) {
        seen.put(user, new LastSeen(false, clock.millis(), status));
    }

    private void goOn(Duration time) {
        clock.now = clock.now.plus(time);
    }

    @Test
    void tellsASubscriberWhenAUserLeftAndWhatHeSaid() {
        leaves(JULIET, "Heading <Home>");
        goOn(Duration.ofSeconds(903));
        assertEquals(
                "<query xmlns='jabber:iq:last' seconds='903'>Heading &lt;Home&gt;</query>",
                asks(ROMEO, " to='juliet@localhost'"));
    }

    @Test
    void whoAsksForHisOwnIsConnected() {
        leaves(JULIET, "secret");
        goOn(Duration.ofSeconds(903));
        assertEquals("<query xmlns='jabber:iq:last' seconds='0'/>", asks(JULIET, ""));
        assertEquals("<query xmlns='jabber:iq:last' seconds='0'/>", asks(JULIET, " to='juliet@localhost'"));
    }

    @Test
    void aUserOnLineIsActiveNow() {
        seen.put(JULIET, new LastSeen(true, 0, "old news"));
        assertEquals("<query xmlns='jabber:iq:last' seconds='0'/>", asks(ROMEO, " to='juliet@localhost'"));
    }

    @Test
    void strangersLearnNothingNotEvenWhetherThereIsSuchAUser() {
        leaves(JULIET, "secret");
        assertEquals("forbidden", asks(TYBALT, " to='juliet@localhost'"));
        assertEquals("forbidden", asks(TYBALT, " to='nobody@localhost'"));
        assertEquals("forbidden", asks(JULIET, " to='romeo@localhost'"));
    }

    @Test
    void strangersDoNotAskSessionsOfItButOfAllElse() {
        XmlElement last = XmlElement.empty("query", "jabber:iq:last");
        assertTrue(activity.mayAsk(ROMEO, JULIET, last).result());
        assertFalse(activity.mayAsk(TYBALT, JULIET, last).result());
        assertTrue(activity.mayAsk(TYBALT, JULIET, XmlElement.empty("query", "jabber:iq:version"))
                .result());
    }

    @Test
    void whoNeverCameHasNotLeft() {
        assertEquals("item-not-found", asks(ROMEO, " to='juliet@localhost'"));
    }

    @Test
    void nobodyLeavesInTheFuture() {
        leaves(JULIET, "");
        goOn(Duration.ofSeconds(-5));
        assertEquals("<query xmlns='jabber:iq:last' seconds='0'/>", asks(ROMEO, " to='juliet@localhost'"));
    }

    @Test
    void theServerTellsHowLongItHasBeenRunning() {
        goOn(Duration.ofHours(34));
        assertEquals("<query xmlns='jabber:iq:last' seconds='122400'/>", asks(TYBALT, " to='localhost'"));
    }
}
