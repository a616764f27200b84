package io.bindery.sessions.roster;

/**
 * What a change is decided on.
 *
 * @param contact {@link Roster#MISSING} when the contact is not an account of ours
 */
record RosterPair(Roster own, Roster contact) {}
