package io.bindery.system;

import io.bindery.system.client.Person;
import io.bindery.system.server.BinderyServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The roster (RFC 6121 2), over the wire. */
class RosterIT {
    @TempDir
    private static Path folder;

    private static BinderyServer server;

    @BeforeAll
    static void start() {
        server = BinderyServer.start(folder, Map.of());
        for (String user : new String[] {"juliet", "romeo", "rosaline"}) {
            server.addAccount(user, "secret");
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** RFC 6121 2.6.3: an empty result, then what has changed. */
    @Test
    void aClientThatKnowsAnOlderVersionIsPushedWhatItHasMissed() {
        try (Person desk = Person.bind2(server, "juliet");
                Person phone = Person.bind2(server, "juliet")) {
            String known = desk.asks("<iq type='get' id='1'><query xmlns='jabber:iq:roster'/></iq>", "result")
                    .find("jabber:iq:roster", "query")
                    .orElseThrow()
                    .getAttribute("ver");
            String push = push("juliet", "jid='nurse@example.net' name='Nurse' subscription='none'");
            desk.sends("<iq type='set' id='2'><query xmlns='jabber:iq:roster'>"
                            + "<item jid='nurse@example.net' name='Nurse'/></query></iq>")
                    .receives(push)
                    .receives("<iq type='result' id='2' to='" + desk.jid() + "'/>");
            phone.sends("<iq type='get' id='3'><query xmlns='jabber:iq:roster' ver='" + known + "'/></iq>")
                    .receives("<iq type='result' id='3' to='" + phone.jid() + "'/>")
                    .receives(push)
                    .hasNothing();
        }
    }

    /** RFC 6121 3.4 and 3.1.6. */
    @Test
    void aRequestThatWasApprovedInAdvanceIsAnsweredForTheContact() {
        try (Person rosaline = Person.bind2(server, "rosaline").available();
                Person romeo = Person.bind2(server, "romeo").available()) {
            rosaline.asks("<iq type='get' id='1'><query xmlns='jabber:iq:roster'/></iq>", "result");
            romeo.asks("<iq type='get' id='1'><query xmlns='jabber:iq:roster'/></iq>", "result");
            rosaline.sends("<presence to='romeo@localhost' type='subscribed'/>")
                    .receives(push("rosaline", "jid='romeo@localhost' subscription='none' approved='true'"));
            romeo.hasNothing();
            romeo.sends("<presence to='rosaline@localhost' type='subscribe'/>")
                    .receives("<presence from='rosaline@localhost' to='romeo@localhost' type='subscribed'/>")
                    .receives(push("romeo", "jid='rosaline@localhost' subscription='to'"))
                    .receives("<presence from='" + rosaline.jid() + "' to='romeo@localhost'/>");
            rosaline.receives(push("rosaline", "jid='romeo@localhost' subscription='from' approved='true'"))
                    .hasNothing();
        }
    }

    private static String push(String owner, String item) {
        return "<iq type='set' id='…' to='" + owner + "@localhost'><query xmlns='jabber:iq:roster' ver='…'><item "
                + item + "/></query></iq>";
    }
}
