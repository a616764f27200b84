package io.bindery.model.session;

import io.bindery.model.jid.BareJid;

/**
 * Asks for a session of an authenticated user.
 *
 * @param sessionId chosen by the edge, unguessable: so a bind whose answer got lost can still be undone
 * @param edge the node whose stream this is
 */
public record BindRequest(
        BareJid user,
        String sessionId,
        String edge,
        ResourceRequest resource,
        UserAgent userAgent,
        SessionFeatures features) {}
