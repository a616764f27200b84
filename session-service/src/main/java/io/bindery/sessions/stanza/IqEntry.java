package io.bindery.sessions.stanza;

import java.util.Set;

/**
 * One line of the table of requests.
 *
 * @param types get, set or both
 * @param name of the payload, or null for every name of the namespace
 * @param targets the cases of {@link IqTarget} that it answers for
 */
public record IqEntry(
        Set<String> types, String name, String namespace, Set<Class<? extends IqTarget>> targets, IqService service) {
    public static final Set<String> GET = Set.of("get");
    public static final Set<String> SET = Set.of("set");
    public static final Set<String> BOTH = Set.of("get", "set");

    /** Whether it is meant. */
    boolean takes(IqRequest request) {
        return types.contains(request.isSet() ? "set" : "get")
                && request.payload().namespace().equals(namespace)
                && (name == null || request.payload().name().equals(name))
                && targets.contains(request.target().getClass());
    }
}
