package io.bindery.system.client;

import org.junit.jupiter.api.Assertions;

/** A client whose tests read like a transcript, whatever carries the stream: {@code client.sends("…").receives("…")}. */
public interface Conversation extends AutoCloseable {

    /** Opens a stream and takes the server's header. */
    Conversation opens();

    /** Sends text at once. */
    Conversation sends(String xml);

    /** Waits for the next element and hands it over as it came. */
    String next();

    /** Waits for the end of the stream and of the connection. */
    void receivesEnd();

    /** Ends the stream and waits for the server to do the same. */
    void leaves();

    /** Cuts the connection. */
    @Override
    void close();

    /** Waits for the next element and compares it; {@code …} as a value matches anything. */
    default Conversation receives(String expected) {
        new Received(next()).like(expected);
        return this;
    }

    /** Waits for the next element, which must have that local name. */
    default Received receivesElement(String name) {
        Received received = new Received(next());
        Assertions.assertEquals(name, received.name(), received.xml());
        return received;
    }

    /** Waits for that stream error and the end behind it. */
    default void receivesError(String condition) {
        Received error = receivesElement("error");
        Assertions.assertTrue(error.has("urn:ietf:params:xml:ns:xmpp-streams", condition), error.xml());
        receivesEnd();
    }
}
