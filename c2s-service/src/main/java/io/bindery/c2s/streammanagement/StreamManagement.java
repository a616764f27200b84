package io.bindery.c2s.streammanagement;

import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.error.StreamErrorException;
import io.bindery.model.session.SessionFeatures;
import io.bindery.model.xml.XmlElement;
import java.util.List;
import java.util.Optional;

/** Acknowledgements of one stream (XEP-0198). Lives on the stream's event loop. */
public final class StreamManagement {
    private final StanzaCount handled = new StanzaCount();
    private final StanzaCount sent = new StanzaCount();
    private long acknowledged;
    private boolean enabled;

    /** Counts from the start where Bind 2 has enabled it. */
    public StreamManagement(SessionFeatures features) {
        this.enabled = features.streamManagement();
    }

    /** Whether stanzas are counted. */
    public boolean enabled() {
        return enabled;
    }

    /** The server has taken responsibility for a stanza of the client. */
    public void handled() {
        if (enabled) {
            handled.add(1);
        }
    }

    /** Stanzas have been sent to the client. */
    public void sent(int stanzas) {
        if (enabled) {
            sent.add(stanzas);
        }
    }

    /** Answers an element of this protocol; nothing when the element is not of it. */
    public Optional<List<XmlElement>> answer(XmlElement element) {
        if (!StreamManagementElements.isOurs(element)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (element.name()) {
                    case "enable" -> enable();
                    case "r" ->
                        List.of(StreamManagementElements.ack(
                                requireEnabled(handled).value()));
                    case "a" -> acknowledge(element);
                    case "resume" -> List.of(StreamManagementElements.RESUME_AFTER_BIND);
                    default ->
                        throw new StreamErrorException(StreamErrorCondition.UNSUPPORTED_STANZA_TYPE, "not known here");
                });
    }

    private List<XmlElement> enable() {
        if (enabled) {
            // XEP-0198 3: a second <enable/> SHOULD end the stream.
            throw new StreamErrorException(StreamErrorCondition.POLICY_VIOLATION, "enabled already");
        }
        enabled = true;
        return List.of(StreamManagementElements.ENABLED);
    }

    private List<XmlElement> acknowledge(XmlElement ack) {
        long h = StanzaCount.parse(ack.attribute("h"));
        if (h < 0) {
            throw new StreamErrorException(StreamErrorCondition.POLICY_VIOLATION, "an <a/> needs a valid h");
        }
        // What is still unacknowledged behind h can only be a part of what was before.
        if (requireEnabled(sent).since(h) > sent.since(acknowledged)) {
            throw StreamManagementElements.handledCountTooHigh(h, sent.value());
        }
        acknowledged = h;
        return List.of();
    }

    private StanzaCount requireEnabled(StanzaCount count) {
        if (!enabled) {
            throw new StreamErrorException(StreamErrorCondition.POLICY_VIOLATION, "not enabled");
        }
        return count;
    }
}
