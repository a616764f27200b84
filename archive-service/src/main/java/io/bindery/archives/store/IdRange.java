package io.bindery.archives.store;

/**
 * Archive ids from {@code low} to {@code high}, both included; without any where {@code low} is greater. Ids begin with
 * the millisecond of their admission, so a range of time is a range of ids.
 */
record IdRange(long low, long high) {
    static final IdRange ALL = new IdRange(0, Long.MAX_VALUE);
    private static final int SEQUENCE_BITS = 20;
    private static final long MAX_MS = Long.MAX_VALUE >>> SEQUENCE_BITS;

    /** Without what is smaller; null changes nothing. */
    IdRange from(Long id) {
        return id == null ? this : new IdRange(Math.max(low, id), high);
    }

    /** Without the id and what is smaller; null changes nothing. */
    IdRange after(Long id) {
        return id == null ? this : from(id == Long.MAX_VALUE ? id : id + 1);
    }

    /** Without the id and what is greater; null changes nothing. */
    IdRange before(Long id) {
        return id == null ? this : new IdRange(low, Math.min(high, id - 1));
    }

    /** Without what was admitted earlier; null changes nothing. */
    IdRange fromMillisecond(Long ms) {
        if (ms == null || ms <= 0) {
            return this;
        }
        return from(ms > MAX_MS ? Long.MAX_VALUE : ms << SEQUENCE_BITS);
    }

    /** Without what was admitted later; null changes nothing. */
    IdRange toMillisecond(Long ms) {
        if (ms == null || ms >= MAX_MS) {
            return this;
        }
        return before(ms < 0 ? 0 : ms + 1 << SEQUENCE_BITS);
    }
}
