package io.bindery.archives.store;

import static io.bindery.archives.store.ArchivePages.JULIET;
import static io.bindery.archives.store.ArchivePages.milliseconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.archive.ArchiveFilter;
import io.bindery.model.archive.ArchiveId;
import io.bindery.model.archive.ForgetReply;
import io.bindery.model.archive.ForgetReply.Progress;
import io.bindery.model.archive.ForgetRequest;
import io.bindery.model.archive.MetadataRequest;
import io.bindery.model.archive.PageRequest;
import io.bindery.model.jid.BareJid;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ForgetIT {
    private static final BareJid NURSE = BareJid.parse("nurse@capulet.lit");
    private static final String ROMEO = "romeo@montague.lit";
    private static final ForgetRequest ALL = new ForgetRequest(JULIET, new ArchiveId(Long.MAX_VALUE));

    private ArchivePages pages;

    @BeforeEach
    void open() {
        pages = new ArchivePages("forget", Retention.FOR_EVER);
    }

    @AfterEach
    void close() {
        pages.close();
    }

    private Progress forget(ForgetRequest request) {
        return pages.store.forget(request).await().progress();
    }

    private Future<ForgetReply> untilDone() {
        return pages.store
                .forget(ALL)
                .compose(reply -> reply.progress() == Progress.DONE ? Future.succeededFuture(reply) : untilDone());
    }

    @Test
    void anArchiveWithoutMessagesIsForgotten() {
        assertEquals(Progress.DONE, forget(ALL));
    }

    @Test
    void forgetsInPortionsAndNobodyElse() {
        pages.append(JULIET, ROMEO, IntStream.range(0, 1200));
        pages.append(NURSE, ROMEO, IntStream.range(0, 3));
        assertEquals(Progress.MORE, forget(ALL));
        assertEquals(Progress.MORE, forget(ALL));
        assertEquals(203, pages.archive.rows().await());
        assertEquals(Progress.DONE, forget(ALL));
        assertEquals(3, pages.archive.rows().await());
        assertTrue(
                pages.store.metadata(new MetadataRequest(JULIET, null)).await().empty());
    }

    @Test
    void keepsWhatCameLater() {
        pages.append(JULIET, ROMEO, IntStream.range(1, 6));
        assertEquals(Progress.DONE, forget(new ForgetRequest(JULIET, ArchiveId.of(3, 0))));
        assertEquals(List.of(4L, 5L), milliseconds(pages.page(ArchiveFilter.ALL, PageRequest.first(9))));
    }

    @Test
    void whoeverIsDoneFirstOfSeveralAtOnceLeavesNothing() {
        pages.append(JULIET, ROMEO, IntStream.range(0, 3000));
        Future.any(untilDone(), untilDone(), untilDone()).await();
        assertEquals(0, pages.archive.rows().await());
    }
}
