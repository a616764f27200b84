package io.bindery.c2s.stream;

import io.bindery.c2s.negotiation.sasl.ChannelBindings;
import io.bindery.model.xml.XmlElement;
import io.vertx.core.Future;

/** What carries a stream. How a stream looks there is its own affair: the stream layer speaks of elements alone. */
public interface StreamTransport {

    /** Whether TLS is in force on this connection. */
    boolean encrypted();

    /** The IP address at the other end. */
    String address();

    /** What the TLS connection can prove to SASL. */
    ChannelBindings channelBindings();

    /** Queues our header: it opens the stream in the other direction. */
    void open(StreamHeader header, String streamId);

    /** Queues one element of the stream; all that one event causes leaves together. */
    void send(XmlElement element);

    /** Queues a serialised stanza, which declares its namespace right behind its name. */
    void stanza(String xml);

    /** Whether the client reads what it is sent; {@link ClientStream#drained} is called when it does again. */
    boolean writable();

    /** Sends what is queued, unless an event is under way, behind which that happens anyway. */
    void flush();

    /** Sends what no client sees, so that a connection that is dead is found. */
    void keepAlive();

    /** A new stream begins behind what was received. */
    void restart();

    /**
     * Sends a last element in the clear and starts TLS behind it.
     *
     * @return fails when the client had sent something behind its request; a handshake that fails ends the connection
     */
    Future<Void> startTls(XmlElement proceed);

    /** A client is on line: larger elements and longer silence are allowed. */
    void admitted();

    /** Ends our stream behind what is queued and closes; what the client still sends is dropped. */
    void close();
}
