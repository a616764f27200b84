package io.bindery.model.edge;

import io.bindery.model.route.Delivery;
import java.util.List;

/** Stanzas for sessions of one edge; those of one session in the order of their numbers. */
public record DeliverRequest(List<Delivery> deliveries) {}
