package io.bindery.sessions.pubsub;

/** What became of a publication. */
sealed interface PublishOutcome {

    /** It is done, at a node with this configuration. */
    record Published(NodeConfig config) implements PublishOutcome {}

    /** The node is configured otherwise than the publisher demands. */
    record PreconditionNotMet() implements PublishOutcome {}

    /** There is no such node, and no more may be made. */
    record TooManyNodes() implements PublishOutcome {}
}
