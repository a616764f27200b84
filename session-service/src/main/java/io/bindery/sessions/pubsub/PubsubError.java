package io.bindery.sessions.pubsub;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.stanza.StanzaError;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.stanza.IqAnswer;

/** The refusals of XEP-0060 that have a condition of their own beside the general one. */
enum PubsubError {
    CLOSED_NODE(StanzaErrorCondition.NOT_ALLOWED, "closed-node"),
    INVALID_OPTIONS(StanzaErrorCondition.BAD_REQUEST, "invalid-options"),
    INVALID_PAYLOAD(StanzaErrorCondition.BAD_REQUEST, "invalid-payload"),
    ITEM_REQUIRED(StanzaErrorCondition.BAD_REQUEST, "item-required"),
    // The XEP names the detail alone; a limit of the service is what RFC 6120 8.3.3.12 is for.
    MAX_NODES_EXCEEDED(StanzaErrorCondition.POLICY_VIOLATION, "max-nodes-exceeded"),
    NODEID_REQUIRED(StanzaErrorCondition.BAD_REQUEST, "nodeid-required"),
    PAYLOAD_REQUIRED(StanzaErrorCondition.BAD_REQUEST, "payload-required"),
    PAYLOAD_TOO_BIG(StanzaErrorCondition.NOT_ACCEPTABLE, "payload-too-big"),
    PRECONDITION_NOT_MET(StanzaErrorCondition.CONFLICT, "precondition-not-met"),
    PRESENCE_SUBSCRIPTION_REQUIRED(StanzaErrorCondition.NOT_AUTHORIZED, "presence-subscription-required"),
    UNSUPPORTED_ACCESS_MODEL(StanzaErrorCondition.NOT_ACCEPTABLE, "unsupported-access-model");

    private final StanzaErrorCondition condition;
    private final String detail;

    PubsubError(StanzaErrorCondition condition, String detail) {
        this.condition = condition;
        this.detail = detail;
    }

    IqAnswer answer() {
        return refusal(condition, XmlElement.empty(detail, PubsubNamespaces.ERRORS));
    }

    /** For a feature that this service does not have. */
    static IqAnswer unsupported(String feature) {
        return refusal(
                StanzaErrorCondition.FEATURE_NOT_IMPLEMENTED,
                XmlElement.named("unsupported", PubsubNamespaces.ERRORS)
                        .attribute("feature", feature)
                        .build());
    }

    private static IqAnswer refusal(StanzaErrorCondition condition, XmlElement detail) {
        return new IqAnswer.Refusal(StanzaError.of(condition, detail));
    }
}
