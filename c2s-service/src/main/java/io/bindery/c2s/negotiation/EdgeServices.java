package io.bindery.c2s.negotiation;

import io.bindery.c2s.EdgeClock;
import io.bindery.c2s.EdgeConfig;
import io.bindery.c2s.negotiation.sasl.SaslMechanisms;
import io.bindery.c2s.streammanagement.LogAcknowledgements;
import io.bindery.model.session.SessionApi;

/**
 * What the streams of one edge share.
 *
 * @param node the name that this edge is addressed by
 */
public record EdgeServices(
        EdgeConfig config,
        String node,
        SessionApi sessions,
        SaslMechanisms mechanisms,
        Task.Policy tasks,
        SessionEnds ends,
        LogAcknowledgements acknowledgements,
        Identifiers identifiers,
        EdgeClock clock) {}
