package io.bindery.c2s.negotiation;

import io.bindery.model.error.SaslErrorCondition;
import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.error.StreamErrorException;
import io.bindery.model.session.UserAgent;
import io.bindery.model.xml.XmlElement;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The elements of XEP-0388. */
final class Sasl2Elements {
    static final String NAMESPACE = "urn:xmpp:sasl:2";
    private static final int DESCRIPTION_LENGTH = 128;
    private static final Pattern UUID_V4 =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    private Sasl2Elements() {}

    static boolean isAuthenticate(XmlElement element) {
        return element.is("authenticate", NAMESPACE);
    }

    static boolean isResponse(XmlElement element) {
        return element.is("response", NAMESPACE);
    }

    static boolean isAbort(XmlElement element) {
        return element.is("abort", NAMESPACE);
    }

    static boolean isNext(XmlElement element) {
        return element.is("next", NAMESPACE);
    }

    static boolean isTaskData(XmlElement element) {
        return element.is("task-data", NAMESPACE);
    }

    static XmlElement feature(List<String> mechanisms) {
        XmlElement.Builder feature = XmlElement.named("authentication", NAMESPACE);
        mechanisms.forEach(mechanism -> feature.textChild("mechanism", mechanism));
        return feature.child(XmlElement.named("inline", NAMESPACE)
                        .child(Bind2Elements.FEATURE)
                        .build())
                .build();
    }

    /** What the client says of itself; a malformed id is a policy violation (XEP-0388 2.3: MUST be a UUID v4). */
    static UserAgent userAgent(XmlElement authenticate) {
        return authenticate
                .child("user-agent", NAMESPACE)
                .map(agent -> new UserAgent(
                        id(agent.attribute("id")), description(agent, "software"), description(agent, "device")))
                .orElse(UserAgent.UNKNOWN);
    }

    private static String id(String text) {
        if (text == null) {
            return null;
        }
        String id = text.toLowerCase(Locale.ROOT);
        if (!UUID_V4.matcher(id).matches()) {
            throw new StreamErrorException(
                    StreamErrorCondition.POLICY_VIOLATION, "the id of a user-agent must be a UUID v4");
        }
        return id;
    }

    private static String description(XmlElement agent, String name) {
        return agent.child(name, NAMESPACE)
                .map(XmlElement::text)
                .map(Sasl2Elements::shortened)
                .orElse(null);
    }

    private static String shortened(String text) {
        int characters = text.codePointCount(0, text.length());
        return text.substring(0, text.offsetByCodePoints(0, Math.min(characters, DESCRIPTION_LENGTH)));
    }

    static XmlElement challenge(byte[] data) {
        return XmlElement.named("challenge", NAMESPACE)
                .text(Base64Payload.encode(data))
                .build();
    }

    /** Success of SASL that is not enough yet. */
    static XmlElement proceed(byte[] additionalData, List<String> tasks) {
        XmlElement.Builder proceed = XmlElement.named("continue", NAMESPACE);
        if (additionalData != null) {
            proceed.textChild("additional-data", Base64Payload.encode(additionalData));
        }
        XmlElement.Builder names = XmlElement.named("tasks", NAMESPACE);
        tasks.forEach(task -> names.textChild("task", task));
        return proceed.child(names.build()).build();
    }

    static XmlElement taskData(List<XmlElement> payload) {
        XmlElement.Builder data = XmlElement.named("task-data", NAMESPACE);
        payload.forEach(data::child);
        return data.build();
    }

    static XmlElement failure(SaslErrorCondition condition, String text) {
        XmlElement.Builder failure = XmlElement.named("failure", NAMESPACE)
                .child(XmlElement.empty(condition.element(), ClassicSaslElements.NAMESPACE));
        return text == null ? failure.build() : failure.textChild("text", text).build();
    }

    /**
     * The success of a SASL exchange.
     *
     * @param additionalData of the mechanism, or null
     * @param identifier the full JID when a resource is bound, else the bare one
     * @param inline what the inline features answer
     */
    static XmlElement success(byte[] additionalData, String identifier, List<XmlElement> inline) {
        XmlElement.Builder success = XmlElement.named("success", NAMESPACE);
        if (additionalData != null) {
            success.textChild("additional-data", Base64Payload.encode(additionalData));
        }
        success.textChild("authorization-identifier", identifier);
        inline.forEach(success::child);
        return success.build();
    }
}
