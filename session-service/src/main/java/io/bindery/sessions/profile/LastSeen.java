package io.bindery.sessions.profile;

/**
 * When an account was last on line.
 *
 * @param online whether it is now
 * @param sinceMs when its last session left, in milliseconds since 1970
 * @param status what that session said when it left; may be empty
 */
public record LastSeen(boolean online, long sinceMs, String status) {}
