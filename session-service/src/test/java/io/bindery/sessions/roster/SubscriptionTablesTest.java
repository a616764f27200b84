package io.bindery.sessions.roster;

import static io.bindery.sessions.roster.SubscriptionType.SUBSCRIBE;
import static io.bindery.sessions.roster.SubscriptionType.SUBSCRIBED;
import static io.bindery.sessions.roster.TwoAccounts.JULIET;
import static io.bindery.sessions.roster.TwoAccounts.ROMEO;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * RFC 6121 A and 3 as both sides notice them. Romeo is in a state towards Juliet and sends her a stanza; the third
 * column says in order what it leads to: {@code ->} what her sessions get, {@code <-} what his get, {@code his} and
 * {@code hers} what is pushed of the rosters, and whose presence the other begins or ceases to see.
 */
class SubscriptionTablesTest {
    private static final Map<Consent, List<SubscriptionType>> STEPS = Map.of(
            Consent.NONE, List.of(), Consent.ASKED, List.of(SUBSCRIBE), Consent.GIVEN, List.of(SUBSCRIBE, SUBSCRIBED));

    private final TwoAccounts accounts = new TwoAccounts();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                None               | subscribe    | -> subscribe, his: none ask                                | None+PendingOut
                None+PendingOut    | subscribe    | -                                                          | None+PendingOut
                None+PendingIn     | subscribe    | -> subscribe, his: none ask                                | None+PendingOut+In
                None+PendingOut+In | subscribe    | -                                                          | None+PendingOut+In
                To                 | subscribe    | -                                                          | To
                To+PendingIn       | subscribe    | -                                                          | To+PendingIn
                From               | subscribe    | -> subscribe, his: from ask                                | From+PendingOut
                From+PendingOut    | subscribe    | -                                                          | From+PendingOut
                Both               | subscribe    | -                                                          | Both
                None               | unsubscribe  | -                                                          | None
                None+PendingOut    | unsubscribe  | -> unsubscribe, his: none                                  | None
                None+PendingIn     | unsubscribe  | -                                                          | None+PendingIn
                None+PendingOut+In | unsubscribe  | -> unsubscribe, his: none                                  | None+PendingIn
                To                 | unsubscribe  | -> unsubscribe, his: none, hers: none, hides her           | None
                To+PendingIn       | unsubscribe  | -> unsubscribe, his: none, hers: none ask, hides her       | None+PendingIn
                From               | unsubscribe  | -                                                          | From
                From+PendingOut    | unsubscribe  | -> unsubscribe, his: from                                  | From
                Both               | unsubscribe  | -> unsubscribe, his: from, hers: to, hides her             | From
                None               | subscribed   | his: none approved                                         | None
                None+PendingOut    | subscribed   | his: none ask approved                                     | None+PendingOut
                None+PendingIn     | subscribed   | -> subscribed, his: from, hers: to, shows him              | From
                None+PendingOut+In | subscribed   | -> subscribed, his: from ask, hers: to, shows him          | From+PendingOut
                To                 | subscribed   | his: to approved                                           | To
                To+PendingIn       | subscribed   | -> subscribed, his: both, hers: both, shows him            | Both
                From               | subscribed   | -                                                          | From
                From+PendingOut    | subscribed   | -                                                          | From+PendingOut
                Both               | subscribed   | -                                                          | Both
                None               | unsubscribed | -                                                          | None
                None+PendingOut    | unsubscribed | -                                                          | None+PendingOut
                None+PendingIn     | unsubscribed | -> unsubscribed, hers: none                                | None
                None+PendingOut+In | unsubscribed | -> unsubscribed, hers: none                                | None+PendingOut
                To                 | unsubscribed | -                                                          | To
                To+PendingIn       | unsubscribed | -> unsubscribed, hers: from                                | To
                From               | unsubscribed | hides him, -> unsubscribed, his: none, hers: none          | None
                From+PendingOut    | unsubscribed | hides him, -> unsubscribed, his: none ask, hers: none      | None+PendingOut
                Both               | unsubscribed | hides him, -> unsubscribed, his: to, hers: from            | To
                """)
    void whatBothNotice(String state, String sent, String noticed, String next) {
        bringTo(state);
        assertEquals(noticed, sends(sent));
        assertEquals(
                SubscriptionStateTest.STATES.get(next), accounts.item(ROMEO).state());
        assertMirrored();
    }

    /** RFC 6121 3.4: Juliet has approved in advance, and her server answers for her. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                None           | <- subscribed, his: to, hers: from approved, shows her     | To
                None+PendingIn | <- subscribed, his: to, hers: from ask approved, shows her | To+PendingIn
                From           | <- subscribed, his: both, hers: both approved, shows her   | Both
                """)
    void aRequestThatWasApprovedInAdvance(String state, String noticed, String next) {
        bringTo(state);
        accounts.sends(JULIET, SUBSCRIBED);
        assertEquals(noticed, sends("subscribe"));
        assertEquals(
                SubscriptionStateTest.STATES.get(next), accounts.item(ROMEO).state());
        assertMirrored();
    }

    private void bringTo(String name) {
        SubscriptionState state = SubscriptionStateTest.STATES.get(name);
        STEPS.get(state.to()).forEach(type -> accounts.sends(type == SUBSCRIBE ? ROMEO : JULIET, type));
        STEPS.get(state.from()).forEach(type -> accounts.sends(type == SUBSCRIBE ? JULIET : ROMEO, type));
        assertEquals(state, accounts.item(ROMEO).state());
    }

    private String sends(String type) {
        List<String> lines = accounts.sends(ROMEO, SubscriptionType.valueOf(type.toUpperCase(Locale.ROOT)));
        return lines.isEmpty()
                ? "-"
                : lines.stream().map(SubscriptionTablesTest::shortened).collect(Collectors.joining(", "));
    }

    private static String shortened(String line) {
        return line.replaceFirst("push to romeo ROSTER: juliet", "his:")
                .replaceFirst("push to juliet ROSTER: romeo", "hers:")
                .replaceFirst("(\\w+) from romeo to juliet (AVAILABLE|ROSTER)", "-> $1")
                .replaceFirst("(\\w+) from juliet to romeo (AVAILABLE|ROSTER)", "<- $1")
                .replaceFirst("(show|hide) romeo .*", "$1s him")
                .replaceFirst("(show|hide) juliet .*", "$1s her");
    }

    private void assertMirrored() {
        SubscriptionState his = accounts.item(ROMEO).state();
        assertEquals(
                new SubscriptionState(his.from(), his.to()),
                accounts.item(JULIET).state());
    }
}
