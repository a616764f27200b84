package io.bindery.model.bus;

/**
 * One verb of a service: where it is asked and what travels.
 *
 * @param reply every exact class that may come back
 */
public record BusVerb<Q, R>(String address, Class<Q> request, Class<R> reply) {}
