package io.bindery.bench.login;

/** One login as a client sees it; knows no socket. */
interface LoginDialogue {

    /** What is sent to open a stream, the first one and each later one. */
    String opening();

    /** What an element of the server leads to. */
    LoginStep on(String element);
}
