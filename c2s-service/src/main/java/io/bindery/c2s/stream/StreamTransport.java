package io.bindery.c2s.stream;

import io.bindery.c2s.negotiation.sasl.ChannelBindings;
import io.vertx.core.Future;

/** What carries a stream. The stream layer knows no more of it, so that other transports can follow. */
public interface StreamTransport {

    /** Whether TLS is in force on this connection. */
    boolean encrypted();

    /** What the TLS connection can prove to SASL. */
    ChannelBindings channelBindings();

    /** Queues text; all that one event causes leaves in one write. */
    void send(String xml);

    /** Queues a serialised stanza, which declares its namespace right behind its name. */
    void stanza(String xml);

    /** Whether the client reads what it is sent; {@link ClientStream#drained} is called when it does again. */
    boolean writable();

    /** Sends what is queued, unless an event is under way, behind which that happens anyway. */
    void flush();

    /** Sends what no client sees, so that a connection that is dead is found. */
    void keepAlive();

    /** The next bytes begin a new stream. */
    void restart();

    /**
     * Sends a last text in the clear and starts TLS behind it.
     *
     * @return fails when the client had sent something behind its request; a handshake that fails ends the connection
     */
    Future<Void> startTls(String proceed);

    /** A client is on line: larger elements and longer silence are allowed. */
    void admitted();

    /** Sends what is queued and closes; what the client still sends is dropped. */
    void close();
}
