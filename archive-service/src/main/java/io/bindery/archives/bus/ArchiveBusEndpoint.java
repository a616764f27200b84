package io.bindery.archives.bus;

import io.bindery.model.archive.ArchiveApi;
import io.bindery.model.bus.BusAddresses;
import io.bindery.model.bus.ServiceBus;
import io.vertx.core.Future;

/** Archive-service on the event bus. */
public record ArchiveBusEndpoint(ServiceBus bus, ArchiveApi archive) {

    /** Serves every verb; completes when the cluster knows. */
    public Future<Void> register() {
        return Future.all(
                        bus.serve(BusAddresses.ARCHIVE_METADATA, archive::metadata),
                        bus.serve(BusAddresses.ARCHIVE_QUERY, archive::query),
                        bus.serve(BusAddresses.ARCHIVE_FORGET, archive::forget))
                .mapEmpty();
    }
}
