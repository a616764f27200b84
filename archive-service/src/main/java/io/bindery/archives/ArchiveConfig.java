package io.bindery.archives;

import io.bindery.model.config.Setting;
import io.bindery.model.config.Settings;
import java.time.Duration;
import java.util.List;

/**
 * How archive-service works.
 *
 * @param batch messages that one instance holds at a time
 * @param linger how long a flush waits for more while messages keep coming
 * @param block how long one read of an idle log waits
 * @param claimIdle after what time the entries of a consumer are taken over by another
 * @param maxInFlight requests of one verb worked on at a time
 * @param queryWait how long a query waits for messages that are not flushed
 * @param countLimit results longer than this are not counted
 * @param retentionDays how long messages are kept, 0 for ever
 */
public record ArchiveConfig(
        int batch,
        Duration linger,
        Duration block,
        Duration claimIdle,
        int maxInFlight,
        Duration queryWait,
        int countLimit,
        int retentionDays) {
    public static final Setting<Integer> BATCH =
            Setting.number("archive.flush.batch", 1024, 1, 65_536, "messages that one flush holds at most");
    public static final Setting<Duration> LINGER =
            Setting.milliseconds("archive.flush.linger-ms", 20, 1, 1000, "wait for more between flushes under load");
    public static final Setting<Duration> BLOCK =
            Setting.milliseconds("archive.flush.block-ms", 5000, 10, 60_000, "wait of one read of an idle archive log");
    public static final Setting<Duration> CLAIM_IDLE = Setting.milliseconds(
            "archive.flush.claim-idle-ms",
            30_000,
            50,
            3_600_000,
            "age at which another consumer's entries are taken over");
    public static final Setting<Integer> MAX_IN_FLIGHT = Setting.number(
            "archive.max-in-flight", 1000, 1, 100_000, "requests of one kind that an instance works on at a time");
    public static final Setting<Duration> QUERY_WAIT = Setting.milliseconds(
            "archive.query-wait-ms",
            1000,
            1,
            60_000,
            "wait of a query for messages not yet flushed, at most half of store.timeout-ms");
    public static final Setting<Integer> COUNT_LIMIT = Setting.number(
            "archive.count-limit", 5000, 0, 1_000_000, "a longer result of a query comes without its count");
    // What an operator does not ask for is not deleted.
    public static final Setting<Integer> RETENTION_DAYS =
            Setting.number("archive.retention-days", 0, 0, 36_500, "how long messages are kept; 0: for ever");

    public static final List<Setting<?>> SETTINGS =
            List.of(BATCH, LINGER, BLOCK, CLAIM_IDLE, MAX_IN_FLIGHT, QUERY_WAIT, COUNT_LIMIT, RETENTION_DAYS);

    /** Reads the checked settings. */
    public static ArchiveConfig from(Settings settings) {
        return new ArchiveConfig(
                settings.get(BATCH),
                settings.get(LINGER),
                settings.get(BLOCK),
                settings.get(CLAIM_IDLE),
                settings.get(MAX_IN_FLIGHT),
                settings.get(QUERY_WAIT),
                settings.get(COUNT_LIMIT),
                settings.get(RETENTION_DAYS));
    }
}
