package io.bindery.c2s.xml;

import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.xml.XmlElement;

/** What a stream can say: everything that leaves the parser is one of these. */
public sealed interface XmlStreamEvent {

    /**
     * The start tag of the root. Whether it opens an XMPP stream is not judged here.
     *
     * @param header name, namespace and attributes of the tag, without children
     * @param defaultNamespace what the tag declares with {@code xmlns}; empty if nothing
     */
    record StreamOpened(XmlElement header, String defaultNamespace) implements XmlStreamEvent {}

    /**
     * One whole child of the root.
     *
     * @param bytes its size on the wire
     */
    record ElementReceived(XmlElement element, int bytes) implements XmlStreamEvent {}

    /** The end tag of the root. */
    record StreamClosed() implements XmlStreamEvent {}

    /**
     * The stream broke a rule; nothing comes after it.
     *
     * @param text for the peer; our own words, it never repeats input
     */
    record StreamBroken(StreamErrorCondition condition, String text) implements XmlStreamEvent {}
}
