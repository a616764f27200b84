package io.bindery.sessions.blocking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.stanza.WrittenXml;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockCommandTest {

    private static BlockCommand read(String name, String items) {
        return BlockCommand.of(
                WrittenXml.parse("<" + name + " xmlns='urn:xmpp:blocking'>" + items + "</" + name + ">"), 3);
    }

    @Test
    void readsEntriesNormalisedAndOnce() {
        assertEquals(
                new BlockCommand.Block(new BlockList(Set.of("romeo@montague.lit", "iago.lit"))),
                read(
                        "block",
                        "<item jid='Romeo@Montague.lit'/> <item jid='iago.lit'/><item jid='romeo@montague.lit'/>"));
        assertEquals(
                new BlockCommand.Unblock(new BlockList(Set.of("romeo@montague.lit"))),
                read("unblock", "<item jid='romeo@montague.lit'/>"));
    }

    @Test
    void anEmptyUnblockMeansAllAndAnEmptyBlockMeansNothing() {
        assertEquals(new BlockCommand.UnblockAll(), read("unblock", " "));
        assertEquals(new BlockCommand.Mistaken(StanzaErrorCondition.BAD_REQUEST), read("block", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<item/>",
                "<item xmlns='urn:other' jid='romeo@montague.lit'/>",
                "<other jid='romeo@montague.lit'/>",
                "<item jid='romeo@montague.lit'/><other/>"
            })
    void foreignElementsMakeNeitherABlockNorAnUnblockOfAll(String items) {
        assertEquals(new BlockCommand.Mistaken(StanzaErrorCondition.BAD_REQUEST), read("block", items));
        assertEquals(new BlockCommand.Mistaken(StanzaErrorCondition.BAD_REQUEST), read("unblock", items));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", "a@", "@a.lit", "a@b@c/ d", "a b@c.lit", "romeo@montague.lit/"})
    void refusesWhatIsNoAddress(String jid) {
        XmlElement payload = XmlElement.named("block", BlockCommand.NAMESPACE)
                .child(XmlElement.named("item", BlockCommand.NAMESPACE)
                        .attribute("jid", jid)
                        .build())
                .build();
        assertEquals(new BlockCommand.Mistaken(StanzaErrorCondition.JID_MALFORMED), BlockCommand.of(payload, 3));
    }

    @Test
    void readsNoMoreItemsThanAllowed() {
        assertEquals(
                new BlockCommand.Mistaken(StanzaErrorCondition.POLICY_VIOLATION),
                read("block", "<item jid='a.lit'/>".repeat(4)));
    }
}
