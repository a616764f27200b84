package io.bindery.sessions.pubsub;

import java.util.List;
import java.util.stream.Stream;

/** The features of XEP-0060 and of what stands on it that an account's service has. */
final class PepFeatures {
    private static final List<String> PARTS = List.of(
            "access-open",
            "access-presence",
            "access-whitelist",
            "auto-create",
            "auto-subscribe",
            "config-node",
            "config-node-max",
            "create-and-configure",
            "create-nodes",
            "delete-items",
            "delete-nodes",
            "filtered-notifications",
            "instant-nodes",
            "item-ids",
            "last-published",
            "multi-items",
            "persistent-items",
            "presence-subscribe",
            "publish",
            "publish-options",
            "purge-nodes",
            "retrieve-affiliations",
            "retrieve-default",
            "retrieve-items",
            "retrieve-subscriptions",
            "rsm");

    static final List<String> ALL = Stream.concat(
                    Stream.of(PubsubNamespaces.PUBSUB, DisplayedSync.FEATURE),
                    PARTS.stream().map(part -> PubsubNamespaces.PUBSUB + '#' + part))
            .toList();

    private PepFeatures() {}
}
