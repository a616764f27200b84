package io.bindery.sessions.coordination;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.jid.BareJid;
import io.bindery.sessions.SecretKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceNamesTest {
    private static final BareJid JULIET = BareJid.parse("juliet@capulet.lit");
    private static final BareJid ROMEO = BareJid.parse("romeo@montague.lit");
    private static final String AGENT = "d4565fa7-4d72-4749-b3d3-740edbf87770";
    private final ResourceNames names = new ResourceNames(new SecretKeys(new byte[32]));

    @Test
    void staysTheSameForTheSameUserAgentOnEveryInstance() {
        ResourceNames other = new ResourceNames(new SecretKeys(new byte[32]));
        assertEquals(names.tagged(JULIET, "phone", AGENT), other.tagged(JULIET, "phone", AGENT));
    }

    @Test
    void dependsOnEverythingItIsMadeOf() {
        String name = names.tagged(JULIET, "a", AGENT).substring(1);
        assertNotEquals(name, names.tagged(JULIET, "b", AGENT).substring(1));
        assertNotEquals(name, names.tagged(ROMEO, "a", AGENT).substring(1));
        assertNotEquals(name, names.tagged(JULIET, "a", "other").substring(1));
        byte[] otherSecret = {1};
        assertNotEquals(
                name,
                new ResourceNames(new SecretKeys(otherSecret))
                        .tagged(JULIET, "a", AGENT)
                        .substring(1));
    }

    @Test
    void startsWithTheTagAndHidesTheUserAgent() {
        String name = names.tagged(JULIET, "phone", AGENT);
        assertTrue(name.matches("phone/[A-Za-z0-9_-]{16}"), name);
        assertFalse(name.contains(AGENT));
        assertFalse(name.contains(names.userAgentKey(JULIET, AGENT)));
    }

    @Test
    void isRandomWithoutAUserAgent() {
        assertNotEquals(names.tagged(JULIET, "phone", null), names.tagged(JULIET, "phone", null));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", "\u0000", "bell\u0007"})
    void ignoresATagThatIsNoResource(String tag) {
        assertTrue(names.tagged(JULIET, tag, AGENT).matches("[A-Za-z0-9_-]{16}"));
    }

    @Test
    void ignoresATagThatLeavesNoRoom() {
        assertTrue(names.tagged(JULIET, "x".repeat(1010), AGENT).matches("[A-Za-z0-9_-]{16}"));
        assertEquals(1000 + 17, names.tagged(JULIET, "x".repeat(1000), AGENT).length());
    }

    @Test
    void takesARequestedResourceOrMakesOne() {
        assertEquals("balcony", names.requested(JULIET, "balcony"));
        assertTrue(names.requested(JULIET, "\u0000").matches("[A-Za-z0-9_-]{16}"));
        assertNotEquals(names.requested(JULIET, null), names.requested(JULIET, null));
    }

    @Test
    void keysAUserAgentPerUser() {
        assertNull(names.userAgentKey(JULIET, null));
        assertNotEquals(names.userAgentKey(JULIET, AGENT), names.userAgentKey(ROMEO, AGENT));
    }
}
