package io.bindery.c2s.negotiation;

import io.bindery.c2s.streammanagement.StreamManagementElements;
import io.bindery.model.session.ResourceRequest;
import io.bindery.model.session.SessionFeatures;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import java.util.List;

/** The elements of XEP-0386. */
final class Bind2Elements {
    static final String NAMESPACE = "urn:xmpp:bind:0";
    /** The feature inside SASL2's inline element; only what works is listed. */
    static final XmlElement FEATURE =
            feature(List.of(Namespaces.CARBONS, Namespaces.CLIENT_STATE, Namespaces.STREAM_MANAGEMENT));

    private Bind2Elements() {}

    static boolean isBind(XmlElement element) {
        return element.is("bind", NAMESPACE);
    }

    /** The tag that the client would like to see in its resource. */
    static ResourceRequest resource(XmlElement bind) {
        String tag = bind.child("tag", NAMESPACE).map(XmlElement::text).orElse(null);
        return new ResourceRequest(ResourceRequest.Style.BIND2, tag);
    }

    /** What shall be in force from the first instant on. */
    static SessionFeatures features(XmlElement bind) {
        return new SessionFeatures(
                bind.child("enable", Namespaces.CARBONS).isPresent(),
                bind.elements().stream().anyMatch(StreamManagementElements::isEnable),
                bind.child("inactive", Namespaces.CLIENT_STATE).isPresent());
    }

    /** The answer: everything in it is of one instant. */
    static XmlElement bound(Binding.Success success) {
        XmlElement.Builder bound = XmlElement.named("bound", NAMESPACE);
        if (success.archive() != null) {
            bound.child(ArchiveMetadataElements.metadata(success.archive()));
        }
        if (success.session().features().streamManagement()) {
            bound.child(StreamManagementElements.ENABLED);
        }
        return bound.build();
    }

    private static XmlElement feature(List<String> inline) {
        XmlElement.Builder features = XmlElement.named("inline", NAMESPACE);
        for (String feature : inline) {
            features.child(XmlElement.named("feature", NAMESPACE)
                    .attribute("var", feature)
                    .build());
        }
        return XmlElement.named("bind", NAMESPACE).child(features.build()).build();
    }
}
