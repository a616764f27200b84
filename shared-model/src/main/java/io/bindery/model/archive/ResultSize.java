package io.bindery.model.archive;

/**
 * How many messages match (XEP-0059 2.2).
 *
 * @param count of the whole result, whatever page of it was asked for
 * @param index how many of them come before the page
 */
public record ResultSize(int count, int index) {}
