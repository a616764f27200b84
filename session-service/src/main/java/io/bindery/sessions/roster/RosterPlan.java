package io.bindery.sessions.roster;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.stanza.StanzaError;
import java.util.List;
import java.util.Optional;

/**
 * What was decided: changes that are made together, then what they mean for sessions.
 *
 * @param refusal why nothing is changed
 */
record RosterPlan(Optional<StanzaError> refusal, List<RosterChange> changes, List<RosterEffect> effects) {

    static RosterPlan refused(StanzaErrorCondition condition) {
        return new RosterPlan(Optional.of(StanzaError.of(condition)), List.of(), List.of());
    }
}
