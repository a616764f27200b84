package io.bindery.sessions.roster;

import static io.bindery.sessions.roster.Consent.ASKED;
import static io.bindery.sessions.roster.Consent.GIVEN;
import static io.bindery.sessions.roster.Consent.NONE;

/**
 * The nine states of RFC 6121 A.1, seen from the owner of a roster. Both directions are independent of each other: that
 * is all of the tables of A.2 and A.3.
 *
 * @param to whether the owner may see the contact
 * @param from whether the contact may see the owner
 */
public record SubscriptionState(Consent to, Consent from) {
    /** Nobody sees nor has asked. */
    public static final SubscriptionState NEITHER = new SubscriptionState(NONE, NONE);

    /** Reads the attribute of a roster item; what is pending is told apart from it. */
    static SubscriptionState of(String subscription, boolean ask, boolean requested) {
        boolean sees = subscription.equals("to") || subscription.equals("both");
        boolean seen = subscription.equals("from") || subscription.equals("both");
        return new SubscriptionState(consent(sees, ask), consent(seen, requested));
    }

    /** The owner sends a stanza to the contact (RFC 6121 A.2). */
    Transition outbound(SubscriptionType type) {
        return switch (type) {
            case SUBSCRIBE -> new Transition(to == NONE ? with(ASKED, from) : this, true);
            case UNSUBSCRIBE -> new Transition(with(NONE, from), true);
            case SUBSCRIBED -> from == ASKED ? new Transition(with(to, GIVEN), true) : ignored();
            case UNSUBSCRIBED -> from == NONE ? ignored() : new Transition(with(to, NONE), true);
        };
    }

    /** The owner gets a stanza from the contact (RFC 6121 A.3). */
    Transition inbound(SubscriptionType type) {
        return switch (type) {
            case SUBSCRIBE -> from == NONE ? new Transition(with(to, ASKED), true) : ignored();
            case UNSUBSCRIBE -> from == NONE ? ignored() : new Transition(with(to, NONE), true);
            case SUBSCRIBED -> to == ASKED ? new Transition(with(GIVEN, from), true) : ignored();
            case UNSUBSCRIBED -> to == NONE ? ignored() : new Transition(with(NONE, from), true);
        };
    }

    /** The attribute of the roster item (RFC 6121 2.1.2.5). */
    public String subscription() {
        if (to == GIVEN) {
            return from == GIVEN ? "both" : "to";
        }
        return from == GIVEN ? "from" : "none";
    }

    private Transition ignored() {
        return new Transition(this, false);
    }

    private static SubscriptionState with(Consent to, Consent from) {
        return new SubscriptionState(to, from);
    }

    private static Consent consent(boolean given, boolean asked) {
        if (given) {
            return GIVEN;
        }
        return asked ? ASKED : NONE;
    }
}
