package io.bindery.bench.online;

/** Takes what the server sends to a client that is on line. */
public interface ClientListener {

    /** A message has come. */
    void message(Element message);

    /** The answer to a request has come. */
    void answer(Element iq);

    /** The client is off line, though it did not want to be. */
    void lost(String condition);
}
