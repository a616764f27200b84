package io.bindery.c2s.xml;

import io.bindery.c2s.xml.XmlStreamEvent.ElementReceived;
import io.bindery.c2s.xml.XmlStreamEvent.StreamBroken;
import io.bindery.c2s.xml.XmlStreamEvent.StreamClosed;
import io.bindery.c2s.xml.XmlStreamEvent.StreamOpened;
import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Turns the messages of a WebSocket into the events of a stream (RFC 7395 3.3): each message is one element, and two
 * elements of their own stand for the header and the end. Messages that come after a broken one are read all the same,
 * because where a message begins is never in doubt.
 */
public final class XmlFrameParser {
    /** The namespace of what opens and closes a stream. */
    public static final String FRAMING = "urn:ietf:params:xml:ns:xmpp-framing";

    /** A root that declares nothing, so that each of its children must declare what it uses. */
    private static final byte[] ROOT = "<messages>".getBytes(StandardCharsets.US_ASCII);

    private final Deque<XmlStreamEvent> events = new ArrayDeque<>(2);
    private XmlLimits limits;
    private XmlStreamParser parser;
    private ElementReceived element;
    private int bytes;
    private boolean skipping;

    /** A parser of one connection. */
    public XmlFrameParser(XmlLimits limits) {
        this.limits = limits;
        begin();
    }

    /** Takes a part of a message, the whole if there is but one. */
    public void feed(byte[] part, boolean last) {
        bytes += part.length;
        if (!skipping) {
            parse(part);
        }
        if (last) {
            finish();
        }
    }

    /** Takes notice of something that is no message of a stream; what comes of that message is skipped. */
    public void refuse(StreamErrorCondition condition, String text) {
        events.add(new StreamBroken(condition, text));
        skipping = true;
    }

    /** The next event, or null when more must be fed. */
    public XmlStreamEvent next() {
        return events.poll();
    }

    /** Sets the limits that hold from the next message on. */
    public void limits(XmlLimits newLimits) {
        limits = newLimits;
        parser.limits(newLimits);
    }

    private void begin() {
        parser = new XmlStreamParser(limits);
        parser.feed(ROOT);
        parser.next();
    }

    private void parse(byte[] part) {
        // White space around the element is counted here alone.
        if (bytes > limits.maxElementBytes()) {
            refuse(StreamErrorCondition.POLICY_VIOLATION, "a message is too large");
            return;
        }
        parser.feed(part);
        for (XmlStreamEvent event = parser.next(); event != null && !skipping; event = parser.next()) {
            take(event);
        }
    }

    private void take(XmlStreamEvent event) {
        if (event instanceof StreamBroken broken) {
            refuse(broken.condition(), broken.text());
        } else if (event instanceof ElementReceived received && element == null) {
            element = received;
        } else if (event instanceof ElementReceived) {
            refuseSecond();
        } else {
            refuse(StreamErrorCondition.NOT_WELL_FORMED, "an end tag without a start");
        }
    }

    private void refuseSecond() {
        refuse(StreamErrorCondition.BAD_FORMAT, "a message holds one element");
    }

    private void finish() {
        if (!skipping) {
            complete();
        }
        if (skipping) {
            // It may stand anywhere in the broken message.
            begin();
        }
        skipping = false;
        element = null;
        bytes = 0;
    }

    private void complete() {
        boolean rest = parser.unread() > 0;
        if (element == null && rest) {
            refuse(StreamErrorCondition.NOT_WELL_FORMED, "the message ends inside its element");
        } else if (element == null || rest) {
            refuseSecond();
        } else {
            events.add(event(element));
        }
    }

    private static XmlStreamEvent event(ElementReceived received) {
        XmlElement element = received.element();
        if (element.is("open", FRAMING)) {
            // RFC 7395 3.3.2: it has the attributes of the header that it stands for.
            return new StreamOpened(header(element), Namespaces.CLIENT);
        }
        return element.is("close", FRAMING) ? new StreamClosed() : received;
    }

    private static XmlElement header(XmlElement open) {
        XmlElement.Builder header = XmlElement.named("stream", Namespaces.STREAMS);
        open.attributes()
                .forEach(attribute -> header.attribute(attribute.namespace(), attribute.name(), attribute.value()));
        return header.build();
    }
}
