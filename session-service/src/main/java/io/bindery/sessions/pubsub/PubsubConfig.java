package io.bindery.sessions.pubsub;

import io.bindery.model.config.Setting;
import io.bindery.model.config.Settings;
import java.util.List;

/** The limits of personal eventing and of what is remembered of clients' capabilities. */
public record PubsubConfig(
        int maxNodes, int maxItems, int maxItemBytes, int maxLastItems, int cachedCapabilities, int maxCapabilities) {
    // A client that keeps one node for each of its devices still finds room (OMEMO).
    public static final Setting<Integer> MAX_NODES =
            Setting.number("pubsub.max-nodes", 200, 1, 100_000, "nodes of an account");
    public static final Setting<Integer> MAX_ITEMS =
            Setting.number("pubsub.max-items", 1000, 1, 100_000, "items of a node; what max_items=max stands for");
    public static final Setting<Integer> MAX_ITEM_BYTES =
            Setting.number("pubsub.max-item-bytes", 131_072, 1024, 10_000_000, "size of an item's payload as XML");
    public static final Setting<Integer> MAX_LAST_ITEMS = Setting.number(
            "pubsub.max-last-items", 200, 0, 10_000, "last items that a session gets when it comes on line");
    public static final Setting<Integer> CACHED_CAPABILITIES =
            Setting.number("capabilities.cache-size", 2000, 0, 1_000_000, "verified capabilities kept in memory");
    public static final Setting<Integer> MAX_CAPABILITIES =
            Setting.number("capabilities.max", 100_000, 1, 100_000_000, "verified capabilities kept in PostgreSQL");

    /** All of them. */
    public static final List<Setting<?>> SETTINGS =
            List.of(MAX_NODES, MAX_ITEMS, MAX_ITEM_BYTES, MAX_LAST_ITEMS, CACHED_CAPABILITIES, MAX_CAPABILITIES);

    // An answer or a burst of last items holds a few large payloads (avatars) or all small ones of a node (bookmarks).
    private static final int PAYLOADS_AT_ONCE = 8;

    /** Reads them. */
    public static PubsubConfig from(Settings settings) {
        return new PubsubConfig(
                settings.get(MAX_NODES),
                settings.get(MAX_ITEMS),
                settings.get(MAX_ITEM_BYTES),
                settings.get(MAX_LAST_ITEMS),
                settings.get(CACHED_CAPABILITIES),
                settings.get(MAX_CAPABILITIES));
    }

    /** How many bytes of payloads are sent at once. */
    long maxBytesAtOnce() {
        return (long) maxItemBytes * PAYLOADS_AT_ONCE;
    }
}
