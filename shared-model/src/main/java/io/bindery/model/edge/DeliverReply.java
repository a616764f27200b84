package io.bindery.model.edge;

/** The edge knows of the deliveries; what it does not write now it reads from the logs. */
public record DeliverReply() {}
