package io.bindery.sessions.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.jid.Jid;
import io.bindery.sessions.archive.Preferences.Standard;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesTest {
    private static final Jid BARE = Jid.parse("romeo@montague.lit");
    private static final Jid FULL = Jid.parse("romeo@montague.lit/garden");
    private static final Jid OTHER = Jid.parse("romeo@montague.lit/street");

    private static boolean keeps(Preferences preferences, Jid with) {
        return Preferences.keeps(preferences, with, false);
    }

    @ParameterizedTest
    @CsvSource({"ALWAYS,false,true", "NEVER,true,false", "ROSTER,true,true", "ROSTER,false,false"})
    void theStandardDecidesAboutAddressesThatAreNotListed(Standard standard, boolean inRoster, boolean kept) {
        assertEquals(kept, Preferences.keeps(new Preferences(standard, Set.of(), Set.of()), FULL, inRoster));
    }

    @ParameterizedTest
    @EnumSource(Standard.class)
    void aListedAddressStandsForAllItsResources(Standard standard) {
        assertTrue(keeps(new Preferences(standard, Set.of(BARE), Set.of()), FULL));
        assertFalse(Preferences.keeps(new Preferences(standard, Set.of(), Set.of(BARE)), FULL, true));
        assertTrue(keeps(new Preferences(standard, Set.of(BARE), Set.of()), BARE));
    }

    @Test
    void aResourceIsComparedAsItIs() {
        Preferences preferences = new Preferences(Standard.NEVER, Set.of(FULL), Set.of());
        assertTrue(keeps(preferences, FULL));
        assertFalse(keeps(preferences, OTHER));
        assertFalse(keeps(preferences, BARE));
    }

    @Test
    void aResourceIsTheExceptionToItsAddress() {
        Preferences preferences = new Preferences(Standard.ROSTER, Set.of(BARE), Set.of(FULL));
        assertFalse(keeps(preferences, FULL));
        assertTrue(keeps(preferences, OTHER));
    }

    @Test
    void whatIsInBothListsIsNotKept() {
        assertFalse(keeps(new Preferences(Standard.ALWAYS, Set.of(BARE), Set.of(BARE)), FULL));
    }

    @Test
    void theRosterIsAskedOnlyWhereItDecides() {
        assertTrue(new Preferences(Standard.ROSTER, Set.of(FULL), Set.of()).askRoster(OTHER));
        assertFalse(new Preferences(Standard.ROSTER, Set.of(FULL), Set.of()).askRoster(FULL));
        assertFalse(Preferences.UNSAID.askRoster(FULL));
    }

    @Test
    void isReadAndWritten() throws RefusedQueryException {
        String xml = "<prefs xmlns='urn:xmpp:mam:2' default='roster'>"
                + "<always><jid>romeo@montague.lit</jid><jid>mercutio@verona.lit/1</jid></always>"
                + "<never><jid>montague.lit</jid></never></prefs>";
        assertEquals(
                xml,
                PreferencesElements.write(PreferencesElements.read(Written.xml(xml)))
                        .toString());
        String spaced = xml.replace("><", ">\n <").replace("<jid>", "<jid> ");
        assertEquals(PreferencesElements.read(Written.xml(xml)), PreferencesElements.read(Written.xml(spaced)));
    }

    @Test
    void whatIsNotKnownInTheListsMeansNothing() throws RefusedQueryException {
        Preferences read = PreferencesElements.read(Written.xml("<prefs xmlns='urn:xmpp:mam:2' default='never'><always>"
                + "<until xmlns='urn:until'>2030</until><jid xmlns='urn:x'>@</jid><jid>romeo@montague.lit</jid>"
                + "</always></prefs>"));
        assertEquals(Set.of(Jid.parse("romeo@montague.lit")), read.always());
    }

    @Test
    void missingListsAreEmptyAndAlwaysWritten() throws RefusedQueryException {
        Preferences read = PreferencesElements.read(Written.xml("<prefs xmlns='urn:xmpp:mam:2' default='never'/>"));
        assertEquals(
                "<prefs xmlns='urn:xmpp:mam:2' default='never'><always/><never/></prefs>",
                PreferencesElements.write(read).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<prefs xmlns='urn:xmpp:mam:2'/>", "<prefs xmlns='urn:xmpp:mam:2' default='Always'/>"})
    void refusesWhatIsNoStandard(String xml) {
        assertEquals(StanzaErrorCondition.BAD_REQUEST, refused(xml));
    }

    @Test
    void refusesWhatIsNoAddress() {
        assertEquals(
                StanzaErrorCondition.JID_MALFORMED,
                refused("<prefs xmlns='urn:xmpp:mam:2' default='always'><never><jid>@</jid></never></prefs>"));
    }

    @Test
    void refusesListsWithoutEnd() {
        StringBuilder xml = new StringBuilder("<prefs xmlns='urn:xmpp:mam:2' default='always'><never>");
        for (int i = 0; i <= 1000; i++) {
            xml.append("<jid>a").append(i).append(".lit</jid>");
        }
        assertEquals(
                StanzaErrorCondition.POLICY_VIOLATION,
                refused(xml.append("</never></prefs>").toString()));
    }

    private static StanzaErrorCondition refused(String xml) {
        return assertThrows(RefusedQueryException.class, () -> PreferencesElements.read(Written.xml(xml)))
                .condition();
    }
}
