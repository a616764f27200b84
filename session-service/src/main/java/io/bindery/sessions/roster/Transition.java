package io.bindery.sessions.roster;

/**
 * What a subscription stanza does at one of the two accounts.
 *
 * @param forwarded whether it goes on: to the contact when it is sent, to the sessions when it comes in
 */
record Transition(SubscriptionState state, boolean forwarded) {}
