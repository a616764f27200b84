package io.bindery.model.xml;

/** What an element may contain: other elements and text, nothing else (RFC 6120 11.1). */
public sealed interface XmlNode permits XmlElement, XmlText {}
