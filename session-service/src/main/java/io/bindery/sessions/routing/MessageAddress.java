package io.bindery.sessions.routing;

import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.FullJid;
import io.bindery.model.jid.Jid;

/** From whom to whom, both on domains that we serve. */
record MessageAddress(FullJid sender, Jid to) {

    BareJid recipient() {
        return to.toBare();
    }

    /** Whether somebody writes to himself: there is one timeline then. */
    boolean toOneself() {
        return to.belongsTo(sender.bare());
    }

    Jid from() {
        return Jid.of(sender);
    }

    String resource() {
        return to.resource() == null ? "" : to.resource();
    }
}
