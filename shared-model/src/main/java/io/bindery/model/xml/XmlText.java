package io.bindery.model.xml;

/** Character data, unescaped. */
public record XmlText(String value) implements XmlNode {}
