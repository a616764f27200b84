package io.bindery.sessions.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.Jid;
import io.bindery.model.xml.XmlElement;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RosterSetTest {
    private static final BareJid OWNER = BareJid.parse("juliet@localhost");
    private static final Jid ROMEO = Jid.parse("romeo@localhost");

    private static XmlElement.Builder item(String jid) {
        return XmlElement.named("item", RosterElements.NAMESPACE).attribute("jid", jid);
    }

    private static RosterSet read(XmlElement.Builder... items) {
        XmlElement.Builder query = XmlElement.named("query", RosterElements.NAMESPACE);
        for (XmlElement.Builder item : items) {
            query.child(item.build());
        }
        return RosterSet.read(OWNER, query.build());
    }

    private static RosterSet refused(StanzaErrorCondition condition) {
        return new RosterSet.Refused(condition);
    }

    @Test
    void readsNameAndGroups() {
        assertEquals(
                new RosterSet.Written(ROMEO, "Romeo", List.of("Friends", "Montagues")),
                read(item("ROMEO@localhost/garden")
                        .attribute("name", "Romeo")
                        .textChild("group", "Friends")
                        .textChild("group", "Montagues")));
        assertEquals(
                new RosterSet.Written(ROMEO, "", List.of()),
                read(item("romeo@localhost").attribute("name", "")));
    }

    @Test
    void leavesTheStateOfSubscriptionsToTheServer() {
        assertEquals(
                new RosterSet.Written(ROMEO, "", List.of()),
                read(item("romeo@localhost")
                        .attribute("subscription", "both")
                        .attribute("ask", "subscribe")
                        .attribute("approved", "true")));
    }

    @Test
    void readsRemovals() {
        assertEquals(new RosterSet.Removed(ROMEO), read(item("romeo@localhost").attribute("subscription", "remove")));
    }

    @Test
    void takesExactlyOneItemWithAnAddress() {
        RosterSet refusal = refused(StanzaErrorCondition.BAD_REQUEST);
        assertEquals(refusal, read());
        assertEquals(refusal, read(item("romeo@localhost"), item("nurse@localhost")));
        assertEquals(refusal, read(item(null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@localhost", "ro meo@localhost", "romeo@", "a@b@c"})
    void refusesWhatIsNoAddress(String text) {
        assertEquals(refused(StanzaErrorCondition.JID_MALFORMED), read(item(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"juliet@localhost", "Juliet@LOCALHOST", "juliet@localhost/balcony"})
    void refusesTheOwnerAsAContact(String self) {
        assertEquals(refused(StanzaErrorCondition.NOT_ALLOWED), read(item(self)));
        assertEquals(refused(StanzaErrorCondition.NOT_ALLOWED), read(item(self).attribute("subscription", "remove")));
    }

    @Test
    void refusesAGroupTwice() {
        assertEquals(
                refused(StanzaErrorCondition.BAD_REQUEST),
                read(item("romeo@localhost").textChild("group", "a").textChild("group", "a")));
    }

    @Test
    void refusesEmptyGroupsAndWhatIsTooLong() {
        RosterSet refusal = refused(StanzaErrorCondition.NOT_ACCEPTABLE);
        assertEquals(refusal, read(item("romeo@localhost").textChild("group", "")));
        assertEquals(refusal, read(item("romeo@localhost").textChild("group", "g".repeat(RosterSet.MAX_GROUP + 1))));
        assertEquals(refusal, read(item("romeo@localhost").attribute("name", "n".repeat(RosterSet.MAX_NAME + 1))));
        XmlElement.Builder many = item("romeo@localhost");
        IntStream.rangeClosed(0, RosterSet.MAX_GROUPS).forEach(i -> many.textChild("group", "g" + i));
        assertEquals(refusal, read(many));
    }
}
