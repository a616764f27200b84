package io.bindery.c2s.stream;

import io.bindery.c2s.EdgeConfig;
import io.bindery.c2s.negotiation.LegacyBind;
import io.bindery.c2s.negotiation.NegotiationContext;
import io.bindery.c2s.negotiation.Registration;
import io.bindery.c2s.negotiation.SaslFeatures;
import io.bindery.c2s.negotiation.StartTls;
import io.bindery.model.session.ServerCaps;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import java.util.Optional;

/** What may be negotiated next (RFC 6120 4.3.2). */
final class StreamFeatures {
    private static final String LIMITS = "urn:xmpp:stream-limits:0";
    /** RFC 6121 2.6.1. */
    private static final XmlElement ROSTER_VERSIONING = XmlElement.empty("ver", "urn:xmpp:features:rosterver");
    /** RFC 6121 3.4. */
    private static final XmlElement PRE_APPROVAL = XmlElement.empty("sub", "urn:xmpp:features:pre-approval");

    private StreamFeatures() {}

    /** The features of a stream whose user is not known. */
    static XmlElement before(NegotiationContext context) {
        XmlElement.Builder features = XmlElement.named("features", Namespaces.STREAMS);
        if (context.offersStartTls()) {
            features.child(StartTls.feature(context.requiresStartTls()));
        }
        SaslFeatures.of(context).forEach(features::child);
        if (context.offersRegistration()) {
            features.child(Registration.FEATURE);
        }
        EdgeConfig.Limits limits = context.edge().config().limits();
        return features.child(limits(limits.earlyElementBytes(), limits)).build();
    }

    /** The features of a stream in the state that follows authentication. */
    static XmlElement after(NegotiationContext context, StreamState state) {
        XmlElement.Builder features = XmlElement.named("features", Namespaces.STREAMS);
        if (!(state instanceof Bound)) {
            features.child(LegacyBind.FEATURE).child(LegacyBind.SESSION_FEATURE);
        }
        if (!(state instanceof Bound bound) || !bound.session().features().streamManagement()) {
            features.child(XmlElement.empty("sm", Namespaces.STREAM_MANAGEMENT));
        }
        features.child(XmlElement.empty("csi", Namespaces.CLIENT_STATE))
                .child(ROSTER_VERSIONING)
                .child(PRE_APPROVAL);
        if (state instanceof Bound bound) {
            features.child(caps(bound.session().caps()));
        }
        EdgeConfig.Limits limits = context.edge().config().limits();
        return features.child(limits(limits.elementBytes(), limits)).build();
    }

    /** XEP-0115 6.3: a client that knows what they stand for need not ask. */
    private static Optional<XmlElement> caps(ServerCaps caps) {
        return Optional.ofNullable(caps)
                .map(known -> XmlElement.named("c", Namespaces.CAPABILITIES)
                        .attribute("hash", "sha-1")
                        .attribute("node", known.node())
                        .attribute("ver", known.ver())
                        .build());
    }

    /** XEP-0478. */
    private static XmlElement limits(int maxBytes, EdgeConfig.Limits limits) {
        return XmlElement.named("limits", LIMITS)
                .textChild("max-bytes", Integer.toString(maxBytes))
                .textChild("idle-seconds", Long.toString(limits.idle().toSeconds()))
                .build();
    }
}
