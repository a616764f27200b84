package io.bindery.sessions.registry;

import io.bindery.model.jid.BareJid;
import io.bindery.model.session.SessionFeatures;

/**
 * What {@code bind.lua} is asked to do.
 *
 * @param userAgentKey the keyed hash of the user-agent id, or null: the earlier session with the same one ends
 * @param bind2 whether the client reads its archive: what waits there is dropped, the rest delivered at once
 */
public record BindCommand(
        BareJid user,
        String sessionId,
        String edge,
        SessionFeatures features,
        ResourceChoice resource,
        String userAgentKey,
        boolean bind2) {}
