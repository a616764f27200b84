package io.bindery.sessions.roster;

import io.bindery.model.jid.Jid;
import io.bindery.model.xml.XmlElement;
import java.util.List;
import java.util.Optional;

/**
 * What the owner of a roster has to do with one address.
 *
 * @param contact without a resource
 * @param name what the owner calls it, or empty
 * @param approved whether a request will be granted without asking (RFC 6121 3.4)
 * @param request the stanza that waits for an answer; present exactly while {@code state.from} is asked
 * @param changed the version of the roster that it was written with; 0 when it is not stored
 */
public record RosterItem(
        Jid contact,
        String name,
        List<String> groups,
        SubscriptionState state,
        boolean approved,
        Listing listing,
        Optional<XmlElement> request,
        long changed) {

    /** An address that the owner has nothing to do with. */
    static RosterItem unknown(Jid contact) {
        return new RosterItem(
                contact, "", List.of(), SubscriptionState.NEITHER, false, Listing.STRANGER, Optional.empty(), 0);
    }

    /** Whether clients see it. */
    public boolean listed() {
        return listing == Listing.LISTED;
    }

    /** Whether there is nothing to remember. */
    boolean isNothing() {
        return listing == Listing.STRANGER && request.isEmpty();
    }

    /** Whether all that is left is that it was there. */
    boolean isTrace() {
        return listing == Listing.REMOVED && request.isEmpty();
    }

    /** How much text the owner has put into it. */
    int textLength() {
        return name.length() + groups.stream().mapToInt(String::length).sum();
    }

    RosterItem shown() {
        return new RosterItem(contact, name, groups, state, approved, Listing.LISTED, request, changed);
    }

    RosterItem called(String newName, List<String> newGroups) {
        return new RosterItem(contact, newName, newGroups, state, approved, listing, request, changed);
    }

    RosterItem preApproved(boolean isApproved) {
        return new RosterItem(contact, name, groups, state, isApproved, listing, request, changed);
    }

    /** In another state; a request that the state does not wait with any more is dropped. */
    RosterItem in(SubscriptionState newState) {
        Optional<XmlElement> kept = newState.from() == Consent.ASKED ? request : Optional.empty();
        return new RosterItem(contact, name, groups, newState, approved, listing, kept, changed);
    }

    RosterItem requestedBy(XmlElement stanza) {
        return new RosterItem(contact, name, groups, state, approved, listing, Optional.of(stanza), changed);
    }

    /** Out of the roster, and with it all that was agreed. */
    RosterItem removed() {
        return new RosterItem(
                contact, "", List.of(), SubscriptionState.NEITHER, false, Listing.REMOVED, Optional.empty(), changed);
    }
}
