package io.bindery.sessions.roster;

import io.bindery.model.jid.BareJid;

/**
 * One item in its new form.
 *
 * @param seen the roster that the change was decided on; the change is refused when it is not the newest any more
 */
record RosterChange(BareJid owner, Roster seen, RosterItem item) {

    /** The version that the change leads to. */
    long version() {
        return seen.version() + 1;
    }
}
