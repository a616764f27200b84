package io.bindery.model.session;

/**
 * The session is gone.
 *
 * @param existed whether it had been there
 */
public record CloseReply(boolean existed) {}
