package io.bindery.sessions;

import io.bindery.model.config.ServedDomains;
import io.bindery.model.config.Setting;
import io.bindery.model.config.Settings;
import io.bindery.sessions.archive.ArchiveSettings;
import io.bindery.sessions.pubsub.PubsubConfig;
import io.bindery.sessions.registry.ConflictPolicy;
import io.bindery.sessions.registry.LogBounds;
import io.bindery.sessions.roster.RosterConfig;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** How session-service behaves. */
public record SessionConfig(
        List<String> domains,
        ConflictPolicy resourceConflict,
        int maxSessionsPerUser,
        int recordTtlDays,
        Duration undone,
        LogBounds bounds,
        Duration archiveWait,
        int iterations,
        int cachedAccounts,
        Duration cachedFor,
        int maxInFlight,
        Features features) {
    public static final Setting<ConflictPolicy> RESOURCE_CONFLICT = Setting.choice(
            "session.resource-conflict",
            ConflictPolicy.REPLACE,
            "what happens when a classic bind asks for a used one");
    public static final Setting<Integer> MAX_PER_USER =
            Setting.number("session.max-per-user", 50, 1, 1000, "sessions of an account; one more ends the oldest");
    public static final Setting<Integer> RECORD_TTL_DAYS = Setting.number(
            "session.record-ttl-days", 30, 1, 3650, "how long Redis remembers an account without sessions");
    public static final Setting<Duration> UNDONE =
            Setting.seconds("session.undone-s", 120, 10, 3600, "how long a bind of a closed session id is refused");
    public static final Setting<Duration> ARCHIVE_WAIT = Setting.milliseconds(
            "archive.wait-ms", 500, 0, 60_000, "how long a login waits for the archive's metadata");
    // 4096 is the least that RFC 5802 and RFC 7677 allow; more costs each client the same at its login.
    public static final Setting<Integer> ITERATIONS = Setting.number(
            "accounts.iterations",
            4096,
            4096,
            10_000_000,
            "SCRAM iterations of new passwords; a change tells older accounts from unknown ones");
    public static final Setting<Integer> CACHE_SIZE =
            Setting.number("accounts.cache-size", 10_000, 0, 10_000_000, "SCRAM keys kept in memory");
    public static final Setting<Duration> CACHED_FOR =
            Setting.seconds("accounts.cache-s", 10, 0, 3600, "how long SCRAM keys are kept in memory");
    public static final Setting<Integer> MAX_IN_FLIGHT = Setting.number(
            "session.max-in-flight", 4096, 1, 1_000_000, "requests that one instance works on at a time");

    private static final List<Setting<?>> OWN = List.of(
            ServedDomains.SETTING,
            RESOURCE_CONFLICT,
            MAX_PER_USER,
            RECORD_TTL_DAYS,
            UNDONE,
            ARCHIVE_WAIT,
            ITERATIONS,
            CACHE_SIZE,
            CACHED_FOR,
            MAX_IN_FLIGHT);

    public static final List<Setting<?>> SETTINGS = Stream.of(
                    OWN,
                    LogBounds.SETTINGS,
                    RosterConfig.SETTINGS,
                    ArchiveSettings.SETTINGS,
                    AccountDataConfig.SETTINGS,
                    PubsubConfig.SETTINGS)
            .flatMap(List::stream)
            .toList();

    /** What the settings say of single features. */
    public record Features(
            RosterConfig roster, ArchiveSettings archive, AccountDataConfig accountData, PubsubConfig pubsub) {

        private static Features from(Settings settings) {
            return new Features(
                    RosterConfig.from(settings),
                    ArchiveSettings.from(settings),
                    AccountDataConfig.from(settings),
                    PubsubConfig.from(settings));
        }
    }

    /** Reads the checked settings. */
    public static SessionConfig from(Settings settings) {
        return new SessionConfig(
                settings.get(ServedDomains.SETTING),
                settings.get(RESOURCE_CONFLICT),
                settings.get(MAX_PER_USER),
                settings.get(RECORD_TTL_DAYS),
                settings.get(UNDONE),
                LogBounds.from(settings),
                settings.get(ARCHIVE_WAIT),
                settings.get(ITERATIONS),
                settings.get(CACHE_SIZE),
                settings.get(CACHED_FOR),
                settings.get(MAX_IN_FLIGHT),
                Features.from(settings));
    }

    /** How long Redis remembers an account that has no session. */
    public Duration recordTtl() {
        return Duration.ofDays(recordTtlDays);
    }
}
