package io.bindery.c2s.streammanagement;

import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.error.StreamErrorException;
import io.bindery.model.session.SessionFeatures;
import io.bindery.model.xml.XmlElement;

/**
 * Translates between the counts of XEP-0198 and what the session numbers from its bind on: the stanzas of the client
 * and those of its log. Lives on the stream's event loop.
 */
public final class StreamManagement {
    private boolean enabled;
    private long readBefore;
    private long writtenBefore;
    private long acknowledged;

    /** Counts from the start where Bind 2 has enabled it. */
    public StreamManagement(SessionFeatures features) {
        this.enabled = features.streamManagement();
    }

    /** Whether stanzas are counted. */
    public boolean enabled() {
        return enabled;
    }

    /**
     * Counts from now on; the answer to the client.
     *
     * @param read how many stanzas the client had sent
     * @param written how many stanzas it had been sent; what is still to be written comes behind the answer
     */
    public XmlElement enable(long read, long written) {
        if (enabled) {
            // XEP-0198 3: a second <enable/> SHOULD end the stream.
            throw new StreamErrorException(StreamErrorCondition.POLICY_VIOLATION, "enabled already");
        }
        enabled = true;
        readBefore = read;
        writtenBefore = written;
        acknowledged = written;
        return StreamManagementElements.ENABLED;
    }

    /** Ends the stream of a client that speaks of counts before they are kept. */
    public void requireEnabled() {
        if (!enabled) {
            throw new StreamErrorException(StreamErrorCondition.POLICY_VIOLATION, "not enabled");
        }
    }

    /** The answer to a request, when so many stanzas of the client are taken. */
    public XmlElement answer(long taken) {
        return StreamManagementElements.ack(StanzaCount.of(Math.max(0, taken - readBefore)));
    }

    /** Takes an acknowledgement when the log was written up to a number. */
    public void acknowledge(XmlElement ack, long written) {
        requireEnabled();
        long h = StanzaCount.parse(ack.attribute("h"));
        if (h < 0) {
            throw new StreamErrorException(StreamErrorCondition.POLICY_VIOLATION, "an <a/> needs a valid h");
        }
        long sent = StanzaCount.of(written - writtenBefore);
        long missing = StanzaCount.between(h, sent);
        // What is still unacknowledged behind h can only be a part of what was before.
        if (missing > written - acknowledged) {
            throw StreamManagementElements.handledCountTooHigh(h, sent);
        }
        acknowledged = written - missing;
    }

    /** The number of the last stanza in the log that the client has. */
    public long acknowledged() {
        return acknowledged;
    }
}
