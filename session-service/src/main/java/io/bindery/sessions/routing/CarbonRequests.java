package io.bindery.sessions.routing;

import io.bindery.model.xml.Namespaces;
import io.bindery.sessions.stanza.IqAnswer;
import io.bindery.sessions.stanza.IqEntry;
import io.bindery.sessions.stanza.IqRequest;
import io.bindery.sessions.stanza.IqTarget;
import io.bindery.sessions.stanza.SessionMarks;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;

/** Switches carbons on and off for a session that is bound already (XEP-0280 4 and 5). */
public record CarbonRequests(SessionMarks marks) {

    /** The lines of the table. */
    public List<IqEntry> entries() {
        return List.of(entry("enable", true), entry("disable", false));
    }

    private IqEntry entry(String name, boolean wanted) {
        return new IqEntry(
                IqEntry.SET,
                name,
                Namespaces.CARBONS,
                Set.of(IqTarget.OwnAccount.class),
                request -> mark(request, wanted));
    }

    private Future<IqAnswer> mark(IqRequest request, boolean wanted) {
        return marks.mark(request.sender().bare(), request.sessionId(), SessionMarks.Mark.CARBONS, wanted)
                .map(IqAnswer.done());
    }
}
