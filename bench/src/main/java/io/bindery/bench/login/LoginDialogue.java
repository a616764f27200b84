package io.bindery.bench.login;

/** One login as a client sees it; knows no socket. */
public interface LoginDialogue {

    /** A client that comes on line with Bind 2, after STARTTLS where the target wants it. */
    static LoginDialogue bind2(Target target, Account account, Bind2Wishes wishes) {
        LoginDialogue dialogue = new Bind2Dialogue(target.header(), account, wishes);
        return target.tls() == Tls.STARTTLS ? new StartTlsDialogue(target.header(), dialogue) : dialogue;
    }

    /** What is sent to open a stream, the first one and each later one. */
    String opening();

    /** What an element of the server leads to. */
    LoginStep on(String element);
}
