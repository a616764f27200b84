package io.bindery.sessions.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.xml.XmlElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which messages are archived, and of which there are carbons. */
class MessageRulesTest {
    private static final String BODY = "<body>Art thou?</body>";
    private static final String NO_STORE = "<no-store xmlns='urn:xmpp:hints'/>";
    private static final String NO_PERMANENT = "<no-permanent-store xmlns='urn:xmpp:hints'/>";
    private static final String NO_COPY = "<no-copy xmlns='urn:xmpp:hints'/>";
    private static final String STORE = "<store xmlns='urn:xmpp:hints'/>";
    private static final String COMPOSING = "<composing xmlns='http://jabber.org/protocol/chatstates'/>";
    private static final String PRIVATE = "<private xmlns='urn:xmpp:carbons:2'/>";
    private static final String IN_ROOM = "<x xmlns='http://jabber.org/protocol/muc#user'/>";
    private static final String INVITED =
            "<x xmlns='http://jabber.org/protocol/muc#user'><invite from='crone1@shakespeare.lit'/></x>";

    private static XmlElement message(String type, String content) {
        return Written.stanza("<message from='romeo@montague.lit/garden' to='juliet@capulet.lit'"
                + (type.isEmpty() ? "" : " type='" + type + "'") + ">" + content + "</message>");
    }

    private static boolean archives(String type, String content) {
        return ArchiveRules.archives(message(type, content));
    }

    private static boolean copied(String type, String content) {
        XmlElement message = message(type, content);
        assertEquals(CarbonRules.sent(message), CarbonRules.received(message));
        return CarbonRules.sent(message);
    }

    @ParameterizedTest
    @CsvSource({
        "'',true",
        "chat,true",
        "normal,true",
        "strange,true",
        "headline,false",
        "groupchat,false",
        "error,false"
    })
    void archivesABodyByTheTypeOfItsMessage(String type, boolean archived) {
        assertEquals(archived, archives(type, BODY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<received xmlns='urn:xmpp:receipts' id='1'/>",
                "<displayed xmlns='urn:xmpp:chat-markers:0' id='1'/>",
                "<encrypted xmlns='eu.siacs.conversations.axolotl'/>",
                "<openpgp xmlns='urn:xmpp:openpgp:0'/>",
                "<reactions xmlns='urn:xmpp:reactions:0' id='1'/>",
                "<retract xmlns='urn:xmpp:message-retract:1' id='1'/>",
                "<replace xmlns='urn:xmpp:message-correct:0' id='1'/>",
                "<subject>Verona</subject>",
                "<x xmlns='jabber:x:conference' jid='coven@chat.shakespeare.lit'/>",
                INVITED,
                COMPOSING + BODY
            })
    void archivesWhatSaysSomething(String content) {
        assertTrue(archives("chat", content));
        assertFalse(archives("chat", content + NO_STORE));
        assertFalse(archives("error", content));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                COMPOSING,
                "<request xmlns='urn:xmpp:receipts'/>",
                "<markable xmlns='urn:xmpp:chat-markers:0'/>",
                "<event xmlns='http://jabber.org/protocol/pubsub#event'/>",
                "<body xmlns='http://www.w3.org/1999/xhtml'>Art thou?</body>"
            })
    void doesNotArchiveWhatDoesNot(String content) {
        assertFalse(archives("chat", content));
        assertTrue(archives("chat", content + STORE));
    }

    @Test
    void hintsDecideBothWays() {
        assertFalse(archives("chat", BODY + NO_STORE));
        assertFalse(archives("chat", BODY + NO_PERMANENT));
        assertFalse(archives("chat", BODY + STORE + NO_STORE));
        assertTrue(archives("headline", BODY + STORE));
        assertFalse(archives("error", BODY + STORE));
        assertFalse(archives("groupchat", BODY + STORE));
    }

    @Test
    void onlyOneHintForbidsToKeepForLater() {
        assertFalse(ArchiveRules.mayBeStored(message("chat", BODY + NO_STORE)));
        assertTrue(ArchiveRules.mayBeStored(message("chat", BODY + NO_PERMANENT)));
        assertTrue(ArchiveRules.mayBeStored(message("error", BODY + NO_STORE)));
    }

    @Test
    void copiesWhatBelongsToAConversation() {
        assertTrue(copied("chat", ""));
        assertTrue(copied("chat", COMPOSING));
        assertTrue(copied("", BODY));
        assertTrue(copied("normal", "<received xmlns='urn:xmpp:receipts' id='1'/>"));
        assertTrue(copied("headline", "<displayed xmlns='urn:xmpp:chat-markers:0' id='1'/>"));
        assertTrue(copied("normal", "<x xmlns='jabber:x:conference' jid='coven@chat.shakespeare.lit'/>"));
        assertTrue(copied("normal", INVITED));
        assertTrue(copied("error", BODY + "<error type='cancel'/>"));
    }

    @Test
    void copiesNothingElse() {
        assertFalse(copied("normal", ""));
        assertFalse(copied("normal", "<event xmlns='http://jabber.org/protocol/pubsub#event'/>"));
        assertFalse(copied("headline", BODY));
        assertFalse(copied("groupchat", BODY));
        assertFalse(copied("error", "<error type='cancel'/>"));
    }

    @Test
    void copiesNothingThatIsPrivate() {
        assertFalse(copied("chat", BODY + PRIVATE));
        assertFalse(copied("chat", BODY + NO_COPY));
        assertFalse(copied("error", BODY + PRIVATE));
        // XEP-0334 5: an error repeats the hints of what failed.
        assertTrue(copied("error", BODY + NO_COPY));
    }

    @Test
    void aRoomHasCopiedItsPrivateMessagesItself() {
        XmlElement message = message("chat", BODY + IN_ROOM);
        assertTrue(CarbonRules.sent(message));
        assertFalse(CarbonRules.received(message));
    }

    @Test
    void anInvitationByARoomIsCopied() {
        XmlElement invitation = Written.stanza("<message from='coven@chat.shakespeare.lit'>" + INVITED + "</message>");
        assertTrue(CarbonRules.received(invitation));
        assertTrue(ArchiveRules.archives(invitation));
    }
}
