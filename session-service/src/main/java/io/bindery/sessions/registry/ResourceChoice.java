package io.bindery.sessions.registry;

/**
 * Which resource a session gets.
 *
 * @param wished taken when it is free, or when the policy takes it from its holder
 * @param alternative one that nobody else has, for {@link ConflictPolicy#RENAME}
 */
public record ResourceChoice(String wished, String alternative, ConflictPolicy policy) {}
