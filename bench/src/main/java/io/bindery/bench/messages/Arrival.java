package io.bindery.bench.messages;

/** How a message has come. */
enum Arrival {
    /** Once, after all that were sent before it and came at all. */
    IN_ORDER,
    /** Once, but after one that was sent later. */
    DISORDERED,
    /** A second time. */
    REPEATED
}
