package io.bindery.sessions.registry;

import io.bindery.model.jid.FullJid;
import io.bindery.model.xml.XmlElement;
import java.util.ArrayList;
import java.util.List;

/** What one run of {@code settle.lua} does for the session that has sent something; filled step by step. */
public final class Settlement {
    private final FullJid sender;
    private final String sessionId;
    private final long before;
    private final List<String> steps = new ArrayList<>();
    private int stanzas;
    private boolean archives;

    /**
     * Nothing yet.
     *
     * @param before how many stanzas of the session were taken earlier
     */
    public Settlement(FullJid sender, String sessionId, long before) {
        this.sender = sender;
        this.sessionId = sessionId;
        this.before = before;
    }

    FullJid sender() {
        return sender;
    }

    String sessionId() {
        return sessionId;
    }

    int stanzas() {
        return stanzas;
    }

    boolean archives() {
        return archives;
    }

    List<String> steps() {
        return steps;
    }

    /** How many stanzas of the session are taken when it is carried out. */
    public long taken() {
        return before + stanzas;
    }

    /** One stanza more is taken. */
    public void count() {
        stanzas++;
    }

    /**
     * A message of the session for the account's own archive and other sessions.
     *
     * @param text without its end tag
     * @param carbons the type of the copies, or empty
     * @param fold what a later copy replaces at an inactive client, or empty
     */
    public void sent(String with, String text, boolean archived, String carbons, String fold) {
        archives |= archived;
        steps.addAll(List.of("SENT", with, text, Boolean.toString(archived), carbons, fold));
    }

    /** A stanza for the session itself. */
    public void reply(XmlElement stanza) {
        reply(stanza.toString());
    }

    /** A stanza for the session itself, serialised and declaring its namespace. */
    public void reply(String stanza) {
        steps.add("REPLY");
        steps.add(stanza);
    }

    /** The client state (XEP-0352). */
    public void active(boolean active) {
        steps.add(active ? "ACTIVE" : "INACTIVE");
    }

    /** Presence went directly to somebody, or was taken back (RFC 6121 4.6). */
    public void directed(String to, boolean available) {
        steps.add(available ? "DIRECTED" : "WITHDRAWN");
        steps.add(to);
    }
}
