package io.bindery.sessions.registry;

/** Redis could not be asked. */
final class RedisUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RedisUnavailableException(String why) {
        super(why);
    }
}
