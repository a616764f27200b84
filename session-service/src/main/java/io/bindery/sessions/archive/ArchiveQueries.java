package io.bindery.sessions.archive;

import io.bindery.model.archive.ArchiveApi;
import io.bindery.model.archive.ArchiveFilter;
import io.bindery.model.archive.ArchiveQuery;
import io.bindery.model.archive.ArchivedMessage;
import io.bindery.model.archive.MetadataRequest;
import io.bindery.model.archive.PageRequest;
import io.bindery.model.archive.QueryReply;
import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.FullJid;
import io.bindery.model.xml.Namespaces;
import io.bindery.sessions.stanza.IqAnswer;
import io.bindery.sessions.stanza.IqEntry;
import io.bindery.sessions.stanza.IqRequest;
import io.bindery.sessions.stanza.IqTarget;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lets clients read their own archive (XEP-0313). */
public final class ArchiveQueries {
    /** What the disco information of an account says. */
    public static final List<String> FEATURES =
            List.of(Namespaces.ARCHIVE, Namespaces.ARCHIVE + "#extended", Namespaces.ARCHIVE + "#groupchat-field");

    private static final Set<Class<? extends IqTarget>> OWN = Set.of(IqTarget.OwnAccount.class);
    private static final Set<Class<? extends IqTarget>> OTHERS = Set.of(IqTarget.OtherAccount.class);

    private final ArchiveApi archive;
    private final QueryParser parser;

    /** Reads from the given archive. */
    public ArchiveQueries(ArchiveApi archive, ArchiveSettings settings) {
        this.archive = archive;
        this.parser = new QueryParser(settings);
    }

    /** Its lines in the table of requests. */
    public List<IqEntry> entries() {
        return List.of(
                new IqEntry(IqEntry.SET, "query", Namespaces.ARCHIVE, OWN, this::query),
                new IqEntry(IqEntry.GET, "query", Namespaces.ARCHIVE, OWN, this::form),
                new IqEntry(IqEntry.GET, "metadata", Namespaces.ARCHIVE, OWN, this::metadata),
                new IqEntry(IqEntry.BOTH, "query", Namespaces.ARCHIVE, OTHERS, ArchiveQueries::forbid),
                new IqEntry(IqEntry.GET, "metadata", Namespaces.ARCHIVE, OTHERS, ArchiveQueries::forbid));
    }

    private Future<IqAnswer> query(IqRequest request) {
        ClientQuery query;
        try {
            query = parser.parse(request.payload());
        } catch (RefusedQueryException e) {
            return Future.succeededFuture(IqAnswer.refused(e.condition()));
        }
        return archive.query(new ArchiveQuery(request.sender().bare(), query.filter(), query.page()))
                .map(reply -> answer(request.sender(), query, reply));
    }

    private static IqAnswer answer(FullJid reader, ClientQuery query, QueryReply reply) {
        if (!(reply instanceof QueryReply.Page page)) {
            return IqAnswer.refused(StanzaErrorCondition.ITEM_NOT_FOUND);
        }
        List<ArchivedMessage> items = new ArrayList<>(page.items());
        if (query.flipped()) {
            Collections.reverse(items);
        }
        List<String> results = items.stream()
                .map(item -> ArchiveElements.result(reader, query.queryId(), item))
                .toList();
        return new IqAnswer.Result(results, Optional.of(ArchiveElements.fin(page)), List.of());
    }

    private Future<IqAnswer> form(IqRequest request) {
        return Future.succeededFuture(IqAnswer.of(ArchiveElements.form()));
    }

    /** A query first, which waits for what is admitted already: the metadata alone tells what is stored. */
    private Future<IqAnswer> metadata(IqRequest request) {
        BareJid owner = request.sender().bare();
        return archive.query(new ArchiveQuery(owner, ArchiveFilter.ALL, PageRequest.first(0)))
                .compose(reply -> archive.metadata(new MetadataRequest(owner, null)))
                .map(extent -> IqAnswer.of(ArchiveElements.metadata(extent)));
    }

    // XEP-0313 8.1.
    private static Future<IqAnswer> forbid(IqRequest request) {
        return Future.succeededFuture(IqAnswer.refused(StanzaErrorCondition.FORBIDDEN));
    }
}
