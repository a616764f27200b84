package io.bindery.sessions.roster;

import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.Jid;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One state of an account's roster, with what its owner does not see of it.
 *
 * @param version raised by every change; 0 when there is no such account
 * @param since removals up to this version are forgotten
 */
public record Roster(long version, long since, Map<Jid, RosterItem> items) {
    /** What an account that does not exist has. */
    static final Roster MISSING = new Roster(0, 0, Map.of());

    // A removal costs a row; a client that has missed more than these is sent the whole roster.
    private static final int MAX_TRACES = 100;
    // What hostile clients could put into a cache of thousands of rosters.
    private static final int MAX_TEXT = 1 << 20;

    /** Whether there is an account. */
    public boolean exists() {
        return version > 0;
    }

    /** What clients see. */
    public List<RosterItem> listed() {
        return items.values().stream().filter(RosterItem::listed).toList();
    }

    /** The item of a contact that clients see. */
    public Optional<RosterItem> listed(BareJid contact) {
        return Optional.of(item(Jid.of(contact))).filter(RosterItem::listed);
    }

    /** Whether an account may see the owner's presence. */
    public boolean hasSubscriber(BareJid observer) {
        return item(Jid.of(observer)).state().from() == Consent.GIVEN;
    }

    /** Accounts with a state. */
    List<BareJid> accounts(Predicate<SubscriptionState> wanted) {
        return items.values().stream()
                .filter(item -> wanted.test(item.state()) && item.contact().local() != null)
                .map(item -> item.contact().toBare())
                .toList();
    }

    RosterItem item(Jid contact) {
        return items.getOrDefault(contact, RosterItem.unknown(contact));
    }

    /** What became of the roster since a version, oldest first; empty when that is not known any more. */
    Optional<List<RosterItem>> changesSince(long known) {
        if (known < since || known > version) {
            return Optional.empty();
        }
        return Optional.of(items.values().stream()
                .filter(item -> item.changed() > known && item.listing() != Listing.STRANGER)
                .sorted(Comparator.comparingLong(RosterItem::changed))
                .toList());
    }

    /** Whether an item may take the place of what is known of that contact now. */
    boolean hasRoomFor(RosterItem item, RosterConfig limits) {
        RosterItem before = item(item.contact());
        boolean more = item.listed() && !before.listed();
        boolean asks = item.request().isPresent() && before.request().isEmpty();
        int text = item.textLength() - before.textLength();
        return (!more || count(RosterItem::listed) < limits.maxItems())
                && (!asks || count(other -> other.request().isPresent()) < limits.maxRequests())
                && (text <= 0 || textLength() + text <= MAX_TEXT);
    }

    /** What {@link #since} becomes with an item in its new form: the older half of too many traces goes. */
    long sinceWith(RosterItem item) {
        if (!item.isTrace()) {
            return since;
        }
        List<RosterItem> traces = items.values().stream()
                .filter(RosterItem::isTrace)
                .sorted(Comparator.comparingLong(RosterItem::changed))
                .toList();
        return traces.size() < MAX_TRACES ? since : traces.get(MAX_TRACES / 2).changed();
    }

    private long count(Predicate<RosterItem> wanted) {
        return items.values().stream().filter(wanted).count();
    }

    private int textLength() {
        return items.values().stream().mapToInt(RosterItem::textLength).sum();
    }
}
