package io.bindery.model.archive;

import io.bindery.model.bus.BusAddresses;
import io.bindery.model.bus.ServiceBus;
import io.vertx.core.Future;

/** Archive-service as seen over the event bus. */
public record ArchiveBusProxy(ServiceBus bus) implements ArchiveApi {

    @Override
    public Future<ArchiveExtent> metadata(MetadataRequest request) {
        return bus.ask(BusAddresses.ARCHIVE_METADATA, request);
    }

    @Override
    public Future<QueryReply> query(ArchiveQuery query) {
        return bus.ask(BusAddresses.ARCHIVE_QUERY, query);
    }

    @Override
    public Future<ForgetReply> forget(ForgetRequest request) {
        return bus.ask(BusAddresses.ARCHIVE_FORGET, request);
    }
}
