package io.bindery.sessions.registry;

import java.util.List;

/**
 * Sessions of one user that have ended in one instant.
 *
 * @param watchers who is to be told of it
 * @param writes what the user's other sessions have been told
 */
public record Ending(List<EndedSession> sessions, List<Watcher> watchers, List<LogWrite> writes) {}
