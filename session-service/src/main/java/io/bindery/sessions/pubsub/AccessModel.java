package io.bindery.sessions.pubsub;

import java.util.List;
import java.util.Locale;

/** Who may see the items of a node (XEP-0060 4.5), so far as it depends on presence. */
enum AccessModel {
    /** Everybody. */
    OPEN,
    /** Who is subscribed to the owner's presence; the default of XEP-0163. */
    PRESENCE,
    /** The owner alone: the whitelist cannot be extended. */
    WHITELIST;

    /** The models whose nodes the owner may see. */
    static final List<AccessModel> OF_OWNER = List.of(values());

    /** The models whose nodes a subscriber to the owner's presence may see. */
    static final List<AccessModel> OF_SUBSCRIBER = List.of(OPEN, PRESENCE);

    /** The models whose nodes anybody may see. */
    static final List<AccessModel> OF_STRANGER = List.of(OPEN);

    String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AccessModel of(String written) {
        return valueOf(written.toUpperCase(Locale.ROOT));
    }

    /** Models as an array for a statement. */
    static String[] written(List<AccessModel> models) {
        return models.stream().map(AccessModel::written).toArray(String[]::new);
    }
}
