package io.bindery.model.xml;

/**
 * One attribute.
 *
 * @param namespace empty for the usual attribute without a prefix
 */
public record XmlAttribute(String namespace, String name, String value) {}
