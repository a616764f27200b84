package io.bindery.sessions.coordination;

import io.bindery.model.archive.ArchiveApi;
import io.bindery.model.archive.ArchiveExtent;
import io.bindery.model.archive.MetadataRequest;
import io.bindery.model.jid.BareJid;
import io.bindery.sessions.registry.BindInstant;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for the archive's metadata beside a bind, and goes without it when it takes too long. */
public final class ArchiveAtBind {
    private static final Logger LOG = LoggerFactory.getLogger(ArchiveAtBind.class);

    private final ArchiveApi archive;
    private final long waitMs;
    private final Counter missing = Metrics.counter("bindery.bind.metadata.missing");

    /** Waits at most {@code wait} after the bind is done. */
    public ArchiveAtBind(ArchiveApi archive, Duration wait) {
        this.archive = archive;
        this.waitMs = wait.toMillis();
    }

    /** Asks before the instant of the bind is known. */
    Future<ArchiveExtent> ask(BareJid user) {
        return archive.metadata(new MetadataRequest(user, null));
    }

    /** The extent at the instant of the bind, or null when the archive does not answer in time. */
    Future<ArchiveExtent> at(BindInstant instant, BareJid user, Future<ArchiveExtent> asked) {
        return asked.compose(metadata -> bounded(instant, user, metadata))
                .map(metadata -> BoundArchive.at(instant, metadata))
                // Zero would mean "for ever".
                .timeout(Math.max(1, waitMs), TimeUnit.MILLISECONDS)
                .recover(this::without);
    }

    private Future<ArchiveExtent> bounded(BindInstant instant, BareJid user, ArchiveExtent metadata) {
        return BoundArchive.needsBound(instant, metadata)
                ? archive.metadata(new MetadataRequest(user, instant.position()))
                : Future.succeededFuture(metadata);
    }

    private Future<ArchiveExtent> without(Throwable cause) {
        // XEP-0386: the metadata is a SHOULD; the login must not wait for it.
        missing.increment();
        LOG.debug("login without archive metadata: {}", cause.toString());
        return Future.succeededFuture();
    }
}
