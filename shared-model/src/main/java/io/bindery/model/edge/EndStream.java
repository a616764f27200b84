package io.bindery.model.edge;

import io.bindery.model.error.StreamErrorCondition;

/**
 * Tells an edge that a session is no longer its own.
 *
 * @param condition the stream error that the client sees
 */
public record EndStream(String sessionId, StreamErrorCondition condition) {}
