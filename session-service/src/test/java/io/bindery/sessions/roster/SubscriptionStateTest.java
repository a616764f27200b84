package io.bindery.sessions.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The eight tables of RFC 6121 A.2 and A.3, line by line. */
class SubscriptionStateTest {
    static final Map<String, SubscriptionState> STATES = Map.of(
            "None", new SubscriptionState(Consent.NONE, Consent.NONE),
            "None+PendingOut", new SubscriptionState(Consent.ASKED, Consent.NONE),
            "None+PendingIn", new SubscriptionState(Consent.NONE, Consent.ASKED),
            "None+PendingOut+In", new SubscriptionState(Consent.ASKED, Consent.ASKED),
            "To", new SubscriptionState(Consent.GIVEN, Consent.NONE),
            "To+PendingIn", new SubscriptionState(Consent.GIVEN, Consent.ASKED),
            "From", new SubscriptionState(Consent.NONE, Consent.GIVEN),
            "From+PendingOut", new SubscriptionState(Consent.ASKED, Consent.GIVEN),
            "Both", new SubscriptionState(Consent.GIVEN, Consent.GIVEN));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                SUBSCRIBE    | None               | yes | None+PendingOut
                SUBSCRIBE    | None+PendingOut    | yes | None+PendingOut
                SUBSCRIBE    | None+PendingIn     | yes | None+PendingOut+In
                SUBSCRIBE    | None+PendingOut+In | yes | None+PendingOut+In
                SUBSCRIBE    | To                 | yes | To
                SUBSCRIBE    | To+PendingIn       | yes | To+PendingIn
                SUBSCRIBE    | From               | yes | From+PendingOut
                SUBSCRIBE    | From+PendingOut    | yes | From+PendingOut
                SUBSCRIBE    | Both               | yes | Both
                UNSUBSCRIBE  | None               | yes | None
                UNSUBSCRIBE  | None+PendingOut    | yes | None
                UNSUBSCRIBE  | None+PendingIn     | yes | None+PendingIn
                UNSUBSCRIBE  | None+PendingOut+In | yes | None+PendingIn
                UNSUBSCRIBE  | To                 | yes | None
                UNSUBSCRIBE  | To+PendingIn       | yes | None+PendingIn
                UNSUBSCRIBE  | From               | yes | From
                UNSUBSCRIBE  | From+PendingOut    | yes | From
                UNSUBSCRIBE  | Both               | yes | From
                SUBSCRIBED   | None               | no  | None
                SUBSCRIBED   | None+PendingOut    | no  | None+PendingOut
                SUBSCRIBED   | None+PendingIn     | yes | From
                SUBSCRIBED   | None+PendingOut+In | yes | From+PendingOut
                SUBSCRIBED   | To                 | no  | To
                SUBSCRIBED   | To+PendingIn       | yes | Both
                SUBSCRIBED   | From               | no  | From
                SUBSCRIBED   | From+PendingOut    | no  | From+PendingOut
                SUBSCRIBED   | Both               | no  | Both
                UNSUBSCRIBED | None               | no  | None
                UNSUBSCRIBED | None+PendingOut    | no  | None+PendingOut
                UNSUBSCRIBED | None+PendingIn     | yes | None
                UNSUBSCRIBED | None+PendingOut+In | yes | None+PendingOut
                UNSUBSCRIBED | To                 | no  | To
                UNSUBSCRIBED | To+PendingIn       | yes | To
                UNSUBSCRIBED | From               | yes | None
                UNSUBSCRIBED | From+PendingOut    | yes | None+PendingOut
                UNSUBSCRIBED | Both               | yes | To
                """)
    void whatTheUserSends(SubscriptionType type, String state, String routed, String next) {
        assertEquals(expected(routed, next), STATES.get(state).outbound(type));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                SUBSCRIBE    | None               | yes | None+PendingIn
                SUBSCRIBE    | None+PendingOut    | yes | None+PendingOut+In
                SUBSCRIBE    | None+PendingIn     | no  | None+PendingIn
                SUBSCRIBE    | None+PendingOut+In | no  | None+PendingOut+In
                SUBSCRIBE    | To                 | yes | To+PendingIn
                SUBSCRIBE    | To+PendingIn       | no  | To+PendingIn
                SUBSCRIBE    | From               | no  | From
                SUBSCRIBE    | From+PendingOut    | no  | From+PendingOut
                SUBSCRIBE    | Both               | no  | Both
                UNSUBSCRIBE  | None               | no  | None
                UNSUBSCRIBE  | None+PendingOut    | no  | None+PendingOut
                UNSUBSCRIBE  | None+PendingIn     | yes | None
                UNSUBSCRIBE  | None+PendingOut+In | yes | None+PendingOut
                UNSUBSCRIBE  | To                 | no  | To
                UNSUBSCRIBE  | To+PendingIn       | yes | To
                UNSUBSCRIBE  | From               | yes | None
                UNSUBSCRIBE  | From+PendingOut    | yes | None+PendingOut
                UNSUBSCRIBE  | Both               | yes | To
                SUBSCRIBED   | None               | no  | None
                SUBSCRIBED   | None+PendingOut    | yes | To
                SUBSCRIBED   | None+PendingIn     | no  | None+PendingIn
                SUBSCRIBED   | None+PendingOut+In | yes | To+PendingIn
                SUBSCRIBED   | To                 | no  | To
                SUBSCRIBED   | To+PendingIn       | no  | To+PendingIn
                SUBSCRIBED   | From               | no  | From
                SUBSCRIBED   | From+PendingOut    | yes | Both
                SUBSCRIBED   | Both               | no  | Both
                UNSUBSCRIBED | None               | no  | None
                UNSUBSCRIBED | None+PendingOut    | yes | None
                UNSUBSCRIBED | None+PendingIn     | no  | None+PendingIn
                UNSUBSCRIBED | None+PendingOut+In | yes | None+PendingIn
                UNSUBSCRIBED | To                 | yes | None
                UNSUBSCRIBED | To+PendingIn       | yes | None+PendingIn
                UNSUBSCRIBED | From               | no  | From
                UNSUBSCRIBED | From+PendingOut    | yes | From
                UNSUBSCRIBED | Both               | yes | From
                """)
    void whatTheUserGets(SubscriptionType type, String state, String delivered, String next) {
        assertEquals(expected(delivered, next), STATES.get(state).inbound(type));
    }

    @ParameterizedTest
    @CsvSource({
        "None,none,false,false", "None+PendingOut,none,true,false", "None+PendingIn,none,false,true",
        "None+PendingOut+In,none,true,true", "To,to,false,false", "To+PendingIn,to,false,true",
        "From,from,false,false", "From+PendingOut,from,true,false", "Both,both,false,false"
    })
    void survivesBeingWrittenDown(String state, String subscription, boolean ask, boolean requested) {
        assertEquals(subscription, STATES.get(state).subscription());
        assertEquals(STATES.get(state), SubscriptionState.of(subscription, ask, requested));
    }

    private static Transition expected(String forwarded, String next) {
        return new Transition(STATES.get(next), forwarded.equals("yes"));
    }
}
