package io.bindery.sessions.archive;

import io.bindery.model.config.Setting;
import io.bindery.model.config.Settings;
import io.bindery.sessions.registry.LogBounds;
import java.util.List;

/**
 * How clients may read their archives.
 *
 * @param page messages of a page where the client does not say how many it wants
 * @param maxPage messages of a page at most
 */
public record ArchiveSettings(int page, int maxPage) {
    public static final Setting<Integer> PAGE = Setting.number(
            "archive.page", 50, 1, 10_000, "messages of an archive's page when the client does not say how many");
    public static final Setting<Integer> MAX_PAGE = Setting.number(
            "archive.max-page", 250, 1, 10_000, "messages of an archive's page at most, and half of session.max-log");

    public static final List<Setting<?>> SETTINGS = List.of(PAGE, MAX_PAGE);

    /** Reads the checked settings. A page goes into the log of its session, and one that does not fit ends it. */
    public static ArchiveSettings from(Settings settings) {
        int fitting = settings.get(LogBounds.SESSION_LOG) / 2;
        return new ArchiveSettings(settings.get(PAGE), Math.min(settings.get(MAX_PAGE), fitting));
    }

    /** How many messages a page has for a client that wants so many. */
    int allowed(int wanted) {
        return Math.min(wanted, maxPage);
    }
}
