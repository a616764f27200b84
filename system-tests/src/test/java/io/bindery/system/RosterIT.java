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
        server.addAccount("juliet", "secret");
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
            String push = "<iq type='set' id='…' to='juliet@localhost'><query xmlns='jabber:iq:roster' ver='…'>"
                    + "<item jid='nurse@example.net' name='Nurse' subscription='none'/></query></iq>";
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
}
