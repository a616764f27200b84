package io.bindery.standalone.trace;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One or more logins of one account, each on a connection of its own, printed, their cost side by side. */
final class LoginTrace {
    private static final Logger LOG = LoggerFactory.getLogger(LoginTrace.class);

    private final Target target;
    private final PrintWriter out;
    private final List<LoginOutcome> logins = new ArrayList<>();

    LoginTrace(Target target, PrintWriter out) {
        this.target = target;
        this.out = out;
    }

    void run(boolean pipelined, boolean classic) throws IOException {
        rehearse();
        ScramOffer offer = bind2();
        if (pipelined) {
            remembering(offer);
        }
        if (classic) {
            classic();
        }
        if (logins.size() > 1) {
            new Comparison(logins).print(out);
        }
        out.flush();
    }

    /** Logs in once unseen: the times are to be those of the login, not those of a program that loads its classes. */
    private void rehearse() throws IOException {
        Transcript unseen = new Transcript(new PrintWriter(Writer.nullWriter()));
        try (XmppConnection connection = XmppConnection.open(target, unseen)) {
            new Bind2Login(connection, target, unseen).run();
        } catch (TraceFailedException e) {
            // What fails here fails again in sight.
            LOG.debug("The rehearsal failed", e);
        }
    }

    private ScramOffer bind2() throws IOException {
        Transcript transcript = begin("Bind 2 (XEP-0386 in XEP-0388)");
        try (XmppConnection connection = XmppConnection.open(target, transcript)) {
            Bind2Login login = new Bind2Login(connection, target, transcript);
            done(login.run());
            return login.offer();
        }
    }

    private void remembering(ScramOffer offer) throws IOException {
        Transcript transcript = begin("Bind 2, the offer remembered: header and <authenticate/> in one flight");
        try (XmppConnection connection = XmppConnection.open(target, transcript)) {
            done(new Bind2Login(connection, target, transcript).runRemembering(offer));
        }
    }

    private void classic() throws IOException {
        Transcript transcript = begin("The classic way (RFC 6120), asking for the same");
        try (XmppConnection connection = XmppConnection.open(target, transcript)) {
            done(new ClassicLogin(connection, target, transcript).run());
        }
    }

    private Transcript begin(String title) {
        out.printf("%n== %s%n", title);
        return new Transcript(out);
    }

    private void done(LoginOutcome login) {
        logins.add(login);
        out.printf("%n%s%n", login.summary());
    }
}
