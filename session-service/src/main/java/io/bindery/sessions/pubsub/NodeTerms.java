package io.bindery.sessions.pubsub;

import io.vertx.core.json.JsonObject;

/**
 * What a publisher asks of a node.
 *
 * @param whenMade the options of a node that is made for it
 * @param demanded those that a node must have, or nothing is published (XEP-0060 7.1.5)
 */
record NodeTerms(JsonObject whenMade, JsonObject demanded) {

    /** As publish-options say: a node that is made has them, too. */
    static NodeTerms of(JsonObject publishOptions) {
        return new NodeTerms(publishOptions, publishOptions);
    }
}
