package io.bindery.model.route;

import java.util.List;

/**
 * A piece of a session's log.
 *
 * @param deliveries in order, without a gap; empty: there is no more, or the session has ended
 */
public record LogReply(List<Delivery> deliveries) {}
