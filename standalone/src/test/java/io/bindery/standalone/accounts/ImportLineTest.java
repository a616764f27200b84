package io.bindery.standalone.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.bindery.model.jid.BareJid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as an account in an import. */
class ImportLineTest {

    @Test
    void takesAllThatFollowsTheFirstBlankAsThePassword() {
        assertEquals(
                new ImportLine.Account(3, BareJid.parse("juliet@localhost"), "O Romeo, Romeo"),
                read("Juliet@localhost O Romeo, Romeo"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"juliet@localhost", "juliet s3cret", "@localhost s3cret", "juliet@verona s3cret", "a@b@c s3cret"
            })
    void namesABadLineByNumberAndKeepsThePasswordToItself(String line) {
        ImportLine.Bad bad = assertInstanceOf(ImportLine.Bad.class, read(line));
        assertEquals(3, bad.number());
        assertFalse(bad.reason().contains("s3cret"));
    }

    @Test
    void hidesThePasswordWhereItIsPrinted() {
        assertFalse(read("juliet@localhost s3cret").toString().contains("s3cret"));
    }

    private static ImportLine read(String line) {
        return ImportLine.read(3, line, "localhost"::equals);
    }
}
