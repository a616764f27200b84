package io.bindery.c2s.streammanagement;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.error.StreamErrorException;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;

/** The elements of XEP-0198. */
public final class StreamManagementElements {
    /** Acknowledgements without resumption: neither {@code id} nor {@code resume}. */
    public static final XmlElement ENABLED = XmlElement.empty("enabled", Namespaces.STREAM_MANAGEMENT);

    /** XEP-0198 5: a bound stream cannot become another one. */
    public static final XmlElement RESUME_AFTER_BIND = failed(StanzaErrorCondition.UNEXPECTED_REQUEST);

    static final XmlElement REQUEST = XmlElement.empty("r", Namespaces.STREAM_MANAGEMENT);

    private StreamManagementElements() {}

    public static boolean isEnable(XmlElement element) {
        return element.is("enable", Namespaces.STREAM_MANAGEMENT);
    }

    public static boolean isResume(XmlElement element) {
        return element.is("resume", Namespaces.STREAM_MANAGEMENT);
    }

    /** XEP-0198 5: a server that cannot resume says so. */
    public static XmlElement resumptionUnknown() {
        return failed(StanzaErrorCondition.FEATURE_NOT_IMPLEMENTED);
    }

    /** A request that is refused. */
    public static XmlElement failed(StanzaErrorCondition condition) {
        return XmlElement.named("failed", Namespaces.STREAM_MANAGEMENT)
                .child(XmlElement.empty(condition.element(), Namespaces.STANZA_ERRORS))
                .build();
    }

    static XmlElement ack(long h) {
        return XmlElement.named("a", Namespaces.STREAM_MANAGEMENT)
                .attribute("h", Long.toString(h))
                .build();
    }

    static StreamErrorException handledCountTooHigh(long h, long sent) {
        XmlElement detail = XmlElement.named("handled-count-too-high", Namespaces.STREAM_MANAGEMENT)
                .attribute("h", Long.toString(h))
                .attribute("send-count", Long.toString(sent))
                .build();
        return new StreamErrorException(
                StreamErrorCondition.UNDEFINED_CONDITION, "more acknowledged than was sent", detail);
    }
}
