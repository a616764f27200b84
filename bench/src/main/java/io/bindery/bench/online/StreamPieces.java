package io.bindery.bench.online;

/** What a stream of the server consists of. */
interface StreamPieces {

    /** A child of the stream is whole. */
    void element(Element element);

    /** The server has closed its stream. */
    void ended();
}
