package io.bindery.sessions.archive;

import io.bindery.model.archive.ArchiveFilter;
import io.bindery.model.archive.PageRequest;
import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import java.util.Optional;

/** Reads what clients ask of archives (XEP-0313 4). */
record QueryParser(ArchiveSettings settings) {

    ClientQuery parse(XmlElement query) throws RefusedQueryException {
        if (query.attribute("node") != null) {
            // XEP-0442: archives of publish-subscribe nodes, which we have not.
            throw new RefusedQueryException(StanzaErrorCondition.FEATURE_NOT_IMPLEMENTED);
        }
        Optional<XmlElement> form = query.child("x", FilterForm.NAMESPACE);
        ArchiveFilter filter = form.isPresent() ? FilterForm.read(form.get()) : ArchiveFilter.ALL;
        PageRequest page = ResultSetRequest.read(query, settings);
        boolean flipped = query.child("flip-page", Namespaces.ARCHIVE).isPresent();
        return new ClientQuery(filter, page, query.attribute("queryid"), flipped);
    }
}
