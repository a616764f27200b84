package io.bindery.sessions.registry;

/** A session that a bind has ended, and the edge that has its stream. */
public record EndedSession(String sessionId, String edge) {}
