package io.bindery.archives.store;

import io.bindery.model.archive.ArchiveFilter;
import io.bindery.model.archive.ArchiveId;
import io.bindery.model.archive.ArchiveQuery;
import io.bindery.model.archive.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A query in terms of ids: no page costs more for lying deep in the archive.
 *
 * @param kept what retention has left
 * @param result what the filters allow
 * @param page the part of the result that the page may come from
 * @param only the ids that the client asks for, or null for all
 * @param named every id that the query mentions: each must be there
 */
record PagePlan(ArchiveQuery query, IdRange kept, IdRange result, IdRange page, List<Long> only, List<Long> named) {

    /** Empty when an id is none that we ever gave out, so there is no such message. */
    static Optional<PagePlan> of(ArchiveQuery query, ArchiveId keptFrom) {
        try {
            return Optional.of(plan(query, IdRange.ALL.from(keptFrom == null ? null : keptFrom.value())));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static PagePlan plan(ArchiveQuery query, IdRange kept) {
        ArchiveFilter filter = query.filter();
        PageRequest request = query.page();
        Long beforeId = id(filter.beforeId());
        Long afterId = id(filter.afterId());
        Long before = id(request.before());
        Long after = id(request.after());
        IdRange result = kept.fromMillisecond(filter.startMs())
                .toMillisecond(filter.endMs())
                .after(afterId)
                .before(beforeId);
        List<Long> only = filter.ids() == null
                ? null
                : filter.ids().stream().map(PagePlan::id).distinct().toList();
        List<Long> named = new ArrayList<>(only == null ? List.of() : only);
        Stream.of(beforeId, afterId, before, after)
                .filter(Objects::nonNull)
                .filter(id -> !named.contains(id))
                .forEach(named::add);
        return new PagePlan(query, kept, result, result.after(after).before(before), only, named);
    }

    // Clients hold ids as opaque text: "+7" and "07" are not what we wrote.
    private static Long id(String text) {
        if (text == null) {
            return null;
        }
        ArchiveId id = ArchiveId.parse(text);
        if (id.value() < 0 || !id.toString().equals(text)) {
            throw new NumberFormatException();
        }
        return id.value();
    }
}
