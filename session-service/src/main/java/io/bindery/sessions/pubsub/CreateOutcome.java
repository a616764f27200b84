package io.bindery.sessions.pubsub;

/** What became of the wish for a new node. */
enum CreateOutcome {
    CREATED,
    EXISTS,
    TOO_MANY_NODES
}
