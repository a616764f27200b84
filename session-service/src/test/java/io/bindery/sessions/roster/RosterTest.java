package io.bindery.sessions.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.jid.Jid;
import io.bindery.model.xml.XmlElement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RosterTest {
    private static final RosterConfig LIMITS = new RosterConfig(3, 2, 1);
    private final Map<Jid, RosterItem> items = new HashMap<>();

    private static RosterItem item(String name, Listing listing, long changed) {
        return new RosterItem(
                Jid.parse(name + "@localhost"),
                "",
                List.of(),
                SubscriptionState.NEITHER,
                false,
                listing,
                Optional.empty(),
                changed);
    }

    private Roster with(RosterItem... added) {
        for (RosterItem item : added) {
            items.put(item.contact(), item);
        }
        return new Roster(20, 10, items);
    }

    private static List<String> names(List<RosterItem> items) {
        return items.stream().map(item -> item.contact().local()).toList();
    }

    @Test
    void tellsWhatChangedSinceAVersion() {
        Roster roster = with(
                item("old", Listing.LISTED, 11),
                item("new", Listing.LISTED, 20),
                item("gone", Listing.REMOVED, 15),
                item("stranger", Listing.STRANGER, 16));
        assertEquals(
                List.of("old", "gone", "new"), names(roster.changesSince(10).orElseThrow()));
        assertEquals(List.of("gone", "new"), names(roster.changesSince(11).orElseThrow()));
        assertEquals(List.of(), roster.changesSince(20).orElseThrow());
    }

    @Test
    void doesNotKnowWhatIsForgottenOrNeverWas() {
        Roster roster = with();
        assertEquals(Optional.empty(), roster.changesSince(9));
        assertEquals(Optional.empty(), roster.changesSince(21));
        assertEquals(Optional.empty(), roster.changesSince(Long.MIN_VALUE));
    }

    @Test
    void forgetsTheOlderHalfOfTooManyRemovals() {
        for (int i = 0; i < 99; i++) {
            with(item("u" + i, Listing.REMOVED, 1000 + i));
        }
        RosterItem removed = item("next", Listing.REMOVED, 0);
        assertEquals(10, with().sinceWith(removed));
        Roster full = with(item("u99", Listing.REMOVED, 1099));
        assertEquals(1050, full.sinceWith(removed));
        assertEquals(10, full.sinceWith(item("next", Listing.LISTED, 0)));
    }

    @Test
    void boundsItemsRequestsAndText() {
        XmlElement request = XmlElement.empty("presence", "jabber:client");
        Roster roster = with(item("a", Listing.LISTED, 11), item("b", Listing.LISTED, 12));
        RosterItem third = item("c", Listing.LISTED, 0);
        assertTrue(roster.hasRoomFor(third, LIMITS));
        roster = with(third, item("d", Listing.STRANGER, 14).requestedBy(request));
        assertFalse(roster.hasRoomFor(item("e", Listing.LISTED, 0), LIMITS));
        assertTrue(roster.hasRoomFor(item("a", Listing.LISTED, 11).called("Anna", List.of()), LIMITS));
        assertTrue(roster.hasRoomFor(item("f", Listing.STRANGER, 0).requestedBy(request), LIMITS));
        roster = with(item("f", Listing.STRANGER, 15).requestedBy(request));
        assertFalse(roster.hasRoomFor(item("g", Listing.STRANGER, 0).requestedBy(request), LIMITS));
        String long20 = "x".repeat(1 << 20);
        assertTrue(roster.hasRoomFor(item("a", Listing.LISTED, 11).called(long20, List.of()), LIMITS));
        assertFalse(roster.hasRoomFor(item("a", Listing.LISTED, 11).called(long20, List.of("x")), LIMITS));
    }

    @Test
    void sizeDoesNotStandInTheWayOfLess() {
        Roster roster = with(item("a", Listing.LISTED, 11).called("x".repeat(2 << 20), List.of()));
        assertTrue(roster.hasRoomFor(item("a", Listing.LISTED, 11).called("x".repeat(1 << 20), List.of()), LIMITS));
        assertTrue(roster.hasRoomFor(item("a", Listing.LISTED, 11).removed(), LIMITS));
    }
}
