package io.bindery.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.system.client.SmackClient;
import io.bindery.system.server.Await;
import io.bindery.system.server.BinderyServer;
import io.bindery.system.server.SharedServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.roster.RosterEntry;
import org.jivesoftware.smack.roster.packet.RosterPacket.ItemType;
import org.jivesoftware.smackx.blocking.BlockingCommandManager;
import org.jivesoftware.smackx.carbons.CarbonManager;
import org.jivesoftware.smackx.carbons.packet.CarbonExtension.Direction;
import org.jivesoftware.smackx.mam.MamManager;
import org.jivesoftware.smackx.mam.MamManager.MamQuery;
import org.jivesoftware.smackx.mam.MamManager.MamQueryArgs;
import org.jivesoftware.smackx.usertune.UserTuneManager;
import org.jivesoftware.smackx.usertune.element.UserTuneElement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people do with a client of today, over two edges. */
@ExtendWith(SharedServer.class)
class SmackChatIT {
    private static final int ARCHIVED = 25;
    private static final int PAGE = 10;

    private static BinderyServer server;

    private final String romeosName = server.someone();
    private final String julietsName = server.someone();
    private SmackClient romeo;
    private SmackClient juliet;

    @BeforeAll
    static void use(BinderyServer shared) {
        server = shared;
    }

    @BeforeEach
    void comeOnLine() throws Exception {
        romeo = SmackClient.online(server, romeosName, "orchard");
        juliet = SmackClient.online(server, julietsName, "balcony");
    }

    @AfterEach
    void leave() {
        romeo.close();
        juliet.close();
    }

    @Test
    void seesThePresenceOfFriendsAndOfNobodyElse() throws Exception {
        assertFalse(romeo.sees(juliet).isAvailable());
        becomeFriends();
        juliet.connection()
                .sendStanza(juliet.connection()
                        .getStanzaFactory()
                        .buildPresenceStanza()
                        .setMode(Presence.Mode.away)
                        .setStatus("asleep")
                        .build());
        Await.until(
                "romeo sees her away", () -> "asleep".equals(romeo.sees(juliet).getStatus()));
        assertEquals(Presence.Mode.away, romeo.sees(juliet).getMode());
        juliet.close();
        Await.until("romeo sees her leave", () -> !romeo.sees(juliet).isAvailable());
    }

    @Test
    void forgetsAContactOnBothSides() throws Exception {
        becomeFriends();
        romeo.roster().removeEntry(romeo.roster().getEntry(juliet.jid()));
        Await.until("the entry is gone", () -> !romeo.roster().contains(juliet.jid()));
        Await.until("his contact knows", () -> type(juliet, romeo) == ItemType.none);
        Await.until("she does not see him", () -> !juliet.sees(romeo).isAvailable());
    }

    @Test
    void keepsTheRosterForTheNextLogin() throws Exception {
        becomeFriends();
        romeo.close();
        try (SmackClient again = SmackClient.online(server, romeosName, "elsewhere")) {
            Await.until("the roster is loaded", () -> type(again, juliet) == ItemType.both);
            Await.until("her presence is there", () -> again.sees(juliet).isAvailable());
        }
    }

    @Test
    void chatsBothWays() throws Exception {
        romeo.says(juliet.jid(), "She speaks");
        Await.until("she hears it", () -> juliet.heard(romeo.jid(), "She speaks"));
        juliet.says(romeo.connection().getUser(), "Ay me");
        Await.until("he hears it", () -> romeo.heard(juliet.jid(), "Ay me"));
    }

    @Test
    void pagesThroughTheArchiveOfBothSides() throws Exception {
        List<String> bodies = IntStream.rangeClosed(1, ARCHIVED)
                .mapToObj(number -> "line " + number)
                .toList();
        for (String body : bodies) {
            romeo.says(juliet.jid(), body);
        }
        Await.until("the last one came", () -> juliet.heard(romeo.jid(), "line " + ARCHIVED));
        assertEquals(bodies, archive(juliet, romeo));
        assertEquals(bodies, archive(romeo, juliet));
    }

    @Test
    void copiesWhatOneResourceGetsAndSendsToTheOther() throws Exception {
        try (SmackClient phone = SmackClient.online(server, julietsName, "phone")) {
            Queue<String> copies = carbons(phone);
            romeo.says(juliet.connection().getUser(), "to the balcony");
            Await.until("a copy of what she got", () -> copies.contains(Direction.received + " to the balcony"));
            juliet.says(romeo.jid(), "from the balcony");
            Await.until("a copy of what she sent", () -> copies.contains(Direction.sent + " from the balcony"));
            assertEquals(2, copies.size(), copies::toString);
        }
    }

    @Test
    void keepsWhoIsBlockedAway() throws Exception {
        BlockingCommandManager blocking = BlockingCommandManager.getInstanceFor(juliet.connection());
        blocking.blockContacts(List.of(romeo.jid()));
        assertEquals(List.of(romeo.jid()), blocking.getBlockList());
        romeo.says(juliet.jid(), "unheard");
        // XEP-0191 3.3: the answer looks as if the account were not there.
        Await.until("he is told", () -> romeo.refused("service-unavailable"));
        blocking.unblockContacts(List.of(romeo.jid()));
        romeo.says(juliet.jid(), "heard");
        Await.until("she hears him again", () -> juliet.heard(romeo.jid(), "heard"));
        assertFalse(juliet.heard(romeo.jid(), "unheard"));
    }

    @Test
    void notifiesFriendsOfWhatIsPublished() throws Exception {
        Queue<String> titles = new ConcurrentLinkedQueue<>();
        UserTuneManager.getInstanceFor(romeo.connection())
                .addUserTuneListener((from, tune, id, message) -> titles.add(from + " " + tune.getTitle()));
        becomeFriends();
        UserTuneManager.getInstanceFor(juliet.connection())
                .publishUserTune(
                        UserTuneElement.getBuilder().setTitle("Heart's Ease").build());
        Await.until("he knows the tune", () -> titles.contains(juliet.jid() + " Heart's Ease"));
    }

    private void becomeFriends() throws Exception {
        romeo.befriends(juliet);
        Await.until("he may see her", () -> type(romeo, juliet) == ItemType.to);
        juliet.befriends(romeo);
        Await.until("both know", () -> type(romeo, juliet) == ItemType.both && type(juliet, romeo) == ItemType.both);
        Await.until(
                "both see each other",
                () -> romeo.sees(juliet).isAvailable() && juliet.sees(romeo).isAvailable());
    }

    private static ItemType type(SmackClient owner, SmackClient contact) {
        RosterEntry entry = owner.roster().getEntry(contact.jid());
        return entry == null ? ItemType.none : entry.getType();
    }

    private static Queue<String> carbons(SmackClient client) throws Exception {
        Queue<String> copies = new ConcurrentLinkedQueue<>();
        CarbonManager carbons = CarbonManager.getInstanceFor(client.connection());
        assertTrue(carbons.isSupportedByServer());
        carbons.addCarbonCopyReceivedListener(
                (direction, copied, wrapping) -> copies.add(direction + " " + copied.getBody()));
        carbons.enableCarbons();
        return copies;
    }

    private static List<String> archive(SmackClient owner, SmackClient with) throws Exception {
        MamManager archive = MamManager.getInstanceFor(owner.connection());
        assertTrue(archive.isSupported());
        MamQuery query = archive.queryArchive(MamQueryArgs.builder()
                .limitResultsToJid(with.jid())
                .setResultPageSizeTo(PAGE)
                .build());
        List<String> bodies = new ArrayList<>(bodies(query.getMessages()));
        while (!query.isComplete()) {
            List<Message> page = query.pageNext(PAGE);
            assertTrue(page.size() <= PAGE && !page.isEmpty(), "a page of " + page.size());
            bodies.addAll(bodies(page));
        }
        return bodies;
    }

    private static List<String> bodies(List<Message> messages) {
        return messages.stream().map(Message::getBody).toList();
    }
}
