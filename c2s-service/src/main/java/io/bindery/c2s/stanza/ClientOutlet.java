package io.bindery.c2s.stanza;

import io.bindery.model.error.StreamErrorException;
import io.bindery.model.xml.XmlElement;

/** What the stanzas of a session may do with its client's stream; nothing of it does harm once the stream has ended. */
public interface ClientOutlet {

    /** Queues a serialised stanza that declares its namespace. */
    void stanza(String xml);

    /** Queues an element that is no stanza. */
    void element(XmlElement element);

    /** Whether the client reads what it is sent; {@link SessionDelivery#resume} tells when it does again. */
    boolean writable();

    /** Sends what is queued, unless an event of the stream is under way, which does so at its end. */
    void flush();

    /** Ends the stream. */
    void fail(StreamErrorException error);
}
