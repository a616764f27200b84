package io.bindery.sessions.coordination;

import io.bindery.model.jid.BareJid;
import io.bindery.model.session.BindRequest;
import io.bindery.model.session.ResourceRequest;
import io.bindery.sessions.registry.BindCommand;
import io.bindery.sessions.registry.ConflictPolicy;
import io.bindery.sessions.registry.ResourceChoice;

/** The rules of binding: what a request means for the registry. */
public record BindPolicy(ResourceNames names, ConflictPolicy classicConflict) {

    /** What the registry is to do. */
    public BindCommand decide(BindRequest request) {
        boolean bind2 = request.resource().style() == ResourceRequest.Style.BIND2;
        BareJid user = request.user();
        return new BindCommand(
                user,
                request.sessionId(),
                request.edge(),
                request.features(),
                bind2 ? tagged(request) : classic(request),
                names.userAgentKey(user, request.userAgent().id()),
                // XEP-0386 4: a client that binds this way reads its archive.
                bind2);
    }

    private ResourceChoice tagged(BindRequest request) {
        String wished = names.tagged(
                request.user(), request.resource().text(), request.userAgent().id());
        // The name is made from the user agent, so only its own earlier session can hold it.
        return new ResourceChoice(wished, wished, ConflictPolicy.REPLACE);
    }

    private ResourceChoice classic(BindRequest request) {
        String wished = names.requested(request.user(), request.resource().text());
        return new ResourceChoice(wished, names.random(), classicConflict);
    }
}
