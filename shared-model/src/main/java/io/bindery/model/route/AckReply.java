package io.bindery.model.route;

/** The logs have been shortened. */
public record AckReply() {}
