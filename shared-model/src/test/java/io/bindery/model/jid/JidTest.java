package io.bindery.model.jid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JidTest {

    @ParameterizedTest
    @CsvSource({
        "juliet@localhost, juliet@localhost",
        "JULIET@LocalHost, juliet@localhost",
        "Juliet@localhost/Balcony, juliet@localhost/Balcony",
        "localhost, localhost",
        "localhost/a b, localhost/a b",
        "juliet@localhost/a@b/c, juliet@localhost/a@b/c",
        "juliet@example.com., juliet@example.com",
        "ΣΊΣΥΦΟΣ@localhost, σίσυφος@localhost",
        "a.b-c_d+e@localhost, a.b-c_d+e@localhost",
        "juliet@127.0.0.1, juliet@127.0.0.1",
        "juliet@BÜCHER.example, juliet@bücher.example"
    })
    void isNormalised(String text, String expected) {
        assertEquals(expected, Jid.parse(text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@localhost",
                "juliet@",
                "/balcony",
                "juliet@localhost/",
                "jul iet@localhost",
                "jul\"iet@localhost",
                "jul&iet@localhost",
                "jul'iet@localhost",
                "jul<iet@localhost",
                "jul:iet@localhost",
                "a\u0000@localhost",
                "♚@localhost",
                "juliet@localhost/\u0007",
                "@",
                "a@@b"
            })
    void isRefusedWhenMalformed(String text) {
        assertThrows(MalformedJidException.class, () -> Jid.parse(text));
    }

    @Test
    void hasPartsOfAtMost1023Octets() {
        String longest = "a".repeat(1023);
        assertEquals(longest, Jid.parse(longest + "@localhost").local());
        assertEquals(longest, Jid.parse("a@localhost/" + longest).resource());
        assertThrows(MalformedJidException.class, () -> Jid.parse(longest + "a@localhost"));
        assertThrows(MalformedJidException.class, () -> Jid.parse("a@localhost/" + longest + "a"));
        assertThrows(MalformedJidException.class, () -> Jid.parse("a@localhost/" + "é".repeat(512)));
        assertThrows(MalformedJidException.class, () -> Jid.parse("a@" + longest + "a"));
    }

    @Test
    void neverRepeatsTheTextInItsError() {
        MalformedJidException error = assertThrows(MalformedJidException.class, () -> Jid.parse("hunter 2@localhost"));

        assertFalse(error.getMessage().contains("hunter"), error.getMessage());
    }

    @Test
    void knowsWhatItAddresses() {
        BareJid juliet = BareJid.parse("juliet@localhost");
        assertTrue(Jid.parse("juliet@localhost/balcony").belongsTo(juliet));
        assertTrue(Jid.parse("Juliet@LOCALHOST").belongsTo(juliet));
        assertFalse(Jid.parse("localhost").belongsTo(juliet));
        assertFalse(Jid.parse("juliet@example.com").belongsTo(juliet));
        assertTrue(Jid.parse("localhost").isDomain());
        assertFalse(Jid.parse("localhost/a").isDomain());
        assertThrows(MalformedJidException.class, () -> Jid.parse("localhost").toBare());
    }

    @Test
    void standsForAccountsAndSessionsAsTheyAre() {
        Jid session = Jid.parse("juliet@localhost/Balcony");
        assertEquals(session, Jid.of(FullJid.parse("juliet@localhost/Balcony")));
        assertEquals(session.withoutResource(), Jid.of(session.toBare()));
        assertEquals("localhost", Jid.parse("localhost/a").withoutResource().toString());
    }

    @Test
    void isAnAccountOnlyWithoutAResource() {
        assertEquals(new BareJid("juliet", "localhost"), BareJid.parse("Juliet@localhost"));
        assertThrows(MalformedJidException.class, () -> BareJid.parse("juliet@localhost/balcony"));
        assertThrows(MalformedJidException.class, () -> BareJid.parse("localhost"));
    }

    @Test
    void isASessionOnlyWithAResource() {
        assertEquals(
                "juliet@localhost/A b", FullJid.parse("juliet@localhost/A b").toString());
        assertThrows(MalformedJidException.class, () -> FullJid.parse("juliet@localhost"));
        assertThrows(MalformedJidException.class, () -> FullJid.parse("localhost/a"));
    }

    @Test
    void takesAUserNameOfSaslForADomainOfOurs() {
        assertEquals(new BareJid("juliet", "localhost"), BareJid.of("JULIET", "localhost"));
        assertThrows(MalformedJidException.class, () -> BareJid.of("a@b", "localhost"));
        assertThrows(MalformedJidException.class, () -> BareJid.of("", "localhost"));
    }

    @Test
    void normalisesAResource() {
        BareJid juliet = BareJid.parse("juliet@localhost");
        // RFC 7622 3.4: OpaqueString keeps case and maps spaces that are not ASCII.
        assertEquals("Foo Bar", juliet.withResource("Foo\u00A0Bar").resource());
        assertThrows(MalformedJidException.class, () -> juliet.withResource(""));
        assertThrows(MalformedJidException.class, () -> juliet.withResource("a\u0001"));
    }
}
