package io.bindery.sessions.registry;

import io.bindery.model.config.Setting;
import io.bindery.model.config.Settings;
import java.util.List;

/** How much may wait in Redis (promise P7), in entries and in the octets of Redis' memory, which take in its overhead. */
public record LogBounds(Bound offline, Bound archiveLog, Bound sessionLog) {
    private static final int MIB = 1_048_576;
    private static final int GIB = 1_073_741_824;

    public static final Setting<Integer> OFFLINE = Setting.number(
            "offline.max-messages", 1000, 0, 100_000, "messages that wait for an account without sessions");
    public static final Setting<Integer> OFFLINE_BYTES =
            Setting.number("offline.max-bytes", 8 * MIB, 65_536, GIB, "memory of Redis that they may take");
    public static final Setting<Integer> ARCHIVE_LOG = Setting.number(
            "session.max-archive-log", 10_000, 1, 10_000_000, "messages of a shard that wait for archive-service");
    public static final Setting<Integer> ARCHIVE_LOG_BYTES =
            Setting.number("session.max-archive-log-bytes", 32 * MIB, MIB, GIB, "memory of Redis that they may take");
    public static final Setting<Integer> SESSION_LOG = Setting.number(
            "session.max-log", 5000, 100, 1_000_000, "stanzas that wait for a client; one more ends its session");
    public static final Setting<Integer> SESSION_LOG_BYTES =
            Setting.number("session.max-log-bytes", 16 * MIB, MIB, GIB, "memory of Redis that they may take");

    public static final List<Setting<?>> SETTINGS =
            List.of(OFFLINE, OFFLINE_BYTES, ARCHIVE_LOG, ARCHIVE_LOG_BYTES, SESSION_LOG, SESSION_LOG_BYTES);

    /** A bound of one log. */
    public record Bound(long entries, long octets) {
        /** So much more may stand in it. */
        Bound times(int factor) {
            return new Bound(factor * entries, factor * octets);
        }

        /** As {@code sessions.lua} reads it. */
        String argument() {
            return entries + " " + octets;
        }
    }

    /** Reads the checked settings. */
    public static LogBounds from(Settings settings) {
        return new LogBounds(
                new Bound(settings.get(OFFLINE), settings.get(OFFLINE_BYTES)),
                new Bound(settings.get(ARCHIVE_LOG), settings.get(ARCHIVE_LOG_BYTES)),
                new Bound(settings.get(SESSION_LOG), settings.get(SESSION_LOG_BYTES)));
    }
}
