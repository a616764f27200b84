package io.bindery.archives.log;

import io.bindery.archives.store.StoredMessage;
import io.bindery.model.archive.ArchiveId;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One entry of the archive log.
 *
 * @param key the stream it stands in
 * @param id its id there
 * @param message what it says, or null when it cannot be read
 */
record LogEntry(String key, String id, StoredMessage message) {
    private static final int MAX_BARE_BYTES = 2047;
    private static final long MAX_MILLISECONDS = (1L << 43) - 1;
    private static final long MAX_SEQUENCE = (1L << 20) - 1;

    /** Reads the fields that message.lua and settle.lua write. */
    static LogEntry parse(String key, String id, Map<String, String> fields) {
        try {
            return new LogEntry(key, id, message(fields));
        } catch (IllegalArgumentException e) {
            return new LogEntry(key, id, null);
        }
    }

    boolean poisoned() {
        return message == null;
    }

    /** The length of the stanza; 0 of one that cannot be read. */
    int characters() {
        return poisoned() ? 0 : message.stanza().length();
    }

    private static StoredMessage message(Map<String, String> fields) {
        String with = text(fields, "with");
        int slash = with.indexOf('/');
        return new StoredMessage(
                bare(text(fields, "owner")),
                ArchiveId.of(number(fields, "ms", MAX_MILLISECONDS), number(fields, "seq", MAX_SEQUENCE)),
                bare(slash < 0 ? with : with.substring(0, slash)),
                slash < 0 ? null : with,
                text(fields, "stanza"));
    }

    // RFC 7622 3.1: 1023 bytes each side of the @; more would not fit into an index.
    private static String bare(String address) {
        check(!address.isEmpty() && address.getBytes(StandardCharsets.UTF_8).length <= MAX_BARE_BYTES);
        return address;
    }

    private static long number(Map<String, String> fields, String name, long max) {
        long value = Long.parseLong(text(fields, name));
        check(value >= 0 && value <= max);
        return value;
    }

    private static String text(Map<String, String> fields, String name) {
        String value = fields.get(name);
        // PostgreSQL cannot store U+0000, and XML cannot hold it: one such entry would stop its whole batch.
        check(value != null && !value.isEmpty() && value.indexOf('\0') < 0);
        return value;
    }

    private static void check(boolean fine) {
        if (!fine) {
            throw new IllegalArgumentException();
        }
    }
}
