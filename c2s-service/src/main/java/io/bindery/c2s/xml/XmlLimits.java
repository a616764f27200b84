package io.bindery.c2s.xml;

/**
 * What one child of the root, or the root's start tag, may cost.
 *
 * @param maxElementBytes its size on the wire
 * @param maxDepth how deep elements may nest, where the child of the root counts as one
 * @param maxAttributes attributes and namespace declarations of one tag
 */
public record XmlLimits(int maxElementBytes, int maxDepth, int maxAttributes) {}
