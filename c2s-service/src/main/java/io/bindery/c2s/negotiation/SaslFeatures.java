package io.bindery.c2s.negotiation;

import io.bindery.model.xml.XmlElement;
import java.util.ArrayList;
import java.util.List;

/** The stream features that tell how a client may authenticate. */
public final class SaslFeatures {
    private static final String CHANNEL_BINDING = "urn:xmpp:sasl-cb:0";

    private SaslFeatures() {}

    /** Classic SASL, SASL2 and the channel bindings, so far as they are offered. */
    public static List<XmlElement> of(NegotiationContext context) {
        List<XmlElement> features = new ArrayList<>(3);
        if (!context.classicMechanisms().isEmpty()) {
            features.add(ClassicSaslElements.feature(context.classicMechanisms()));
        }
        if (!context.sasl2Mechanisms().isEmpty()) {
            features.add(Sasl2Elements.feature(context.sasl2Mechanisms()));
        }
        if (!features.isEmpty() && !context.advertisedBindings().isEmpty()) {
            features.add(channelBindings(context.advertisedBindings()));
        }
        return features;
    }

    /** XEP-0440. */
    private static XmlElement channelBindings(List<String> types) {
        XmlElement.Builder feature = XmlElement.named("sasl-channel-binding", CHANNEL_BINDING);
        for (String type : types) {
            feature.child(XmlElement.named("channel-binding", CHANNEL_BINDING)
                    .attribute("type", type)
                    .build());
        }
        return feature.build();
    }
}
