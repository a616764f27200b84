package io.bindery.sessions.routing;

import io.bindery.sessions.registry.SessionLogs;

/** The parts of routing that the verbs of the service ask. */
public record Routing(StanzaRouting stanzas, ServiceAdmission admission, SessionEndings endings, SessionLogs logs) {}
