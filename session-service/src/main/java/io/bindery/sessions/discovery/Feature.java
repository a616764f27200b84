package io.bindery.sessions.discovery;

import io.bindery.sessions.stanza.IqTarget;
import java.util.List;
import java.util.Set;

/**
 * One feature of XEP-0030.
 *
 * @param name the value of {@code var}
 * @param targets who announces it: the server, one's own account, the account of another
 */
public record Feature(String name, Set<Class<? extends IqTarget>> targets) {

    /** What the server announces. */
    public static Feature ofServer(String name) {
        return new Feature(name, Set.of(IqTarget.Server.class));
    }

    /** What an account announces to its user. */
    public static Feature ofOwnAccount(String name) {
        return new Feature(name, Set.of(IqTarget.OwnAccount.class));
    }

    /** What an account announces to whoever may see it. */
    public static Feature ofAccounts(String name) {
        return new Feature(name, Set.of(IqTarget.OwnAccount.class, IqTarget.OtherAccount.class));
    }

    /** What the server and all accounts announce. */
    public static Feature ofAll(String name) {
        return new Feature(name, Set.of(IqTarget.Server.class, IqTarget.OwnAccount.class, IqTarget.OtherAccount.class));
    }

    /** The names of those that a target announces, each once and in a fixed order. */
    static List<String> names(List<Feature> features, Class<? extends IqTarget> target) {
        return features.stream()
                .filter(feature -> feature.targets().contains(target))
                .map(Feature::name)
                .distinct()
                .sorted(OctetOrder.INSTANCE)
                .toList();
    }
}
