package io.bindery.sessions.roster;

/** Whether one account may see the presence of another. */
public enum Consent {
    NONE,
    /** It was asked for and not answered yet. */
    ASKED,
    GIVEN
}
