package io.bindery.c2s.connection;

import io.bindery.c2s.xml.XmlStreamEvent;

/** What a {@link ClientConnection} asks of the socket under it. */
interface Wire {

    /** The next event that was received, or null when more must come first. */
    XmlStreamEvent next();

    /** Whether so much is on its way to the client that it must read first. */
    boolean full();

    /** Lets go what is queued. */
    void write();

    /** Whether the client is read from. */
    void read(boolean wanted);

    /** Closes behind what is on its way. */
    void hangUp();

    /** Closes without waiting for what the client leaves unread. */
    void abort();
}
