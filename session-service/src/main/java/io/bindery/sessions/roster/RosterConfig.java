package io.bindery.sessions.roster;

import io.bindery.model.config.Setting;
import io.bindery.model.config.Settings;
import java.util.List;

/** How large rosters may grow. */
public record RosterConfig(int maxItems, int maxRequests, int cacheSize) {
    public static final Setting<Integer> MAX_ITEMS =
            Setting.number("roster.max-items", 5000, 1, 100_000, "contacts of an account");
    public static final Setting<Integer> MAX_REQUESTS = Setting.number(
            "roster.max-requests", 500, 1, 100_000, "unanswered subscription requests that wait for an account");
    public static final Setting<Integer> CACHE_SIZE =
            Setting.number("roster.cache-size", 5000, 0, 1_000_000, "rosters that one instance keeps in memory");

    public static final List<Setting<?>> SETTINGS = List.of(MAX_ITEMS, MAX_REQUESTS, CACHE_SIZE);

    /** Reads the checked settings. */
    public static RosterConfig from(Settings settings) {
        return new RosterConfig(settings.get(MAX_ITEMS), settings.get(MAX_REQUESTS), settings.get(CACHE_SIZE));
    }
}
