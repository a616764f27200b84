package io.bindery.bench.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.scram.ScramHash;
import org.junit.jupiter.api.Test;

class DialogueTest {
    private static final String BIND2_FEATURES = "<stream:features><authentication xmlns='urn:xmpp:sasl:2'>"
            + "<inline><bind xmlns='urn:xmpp:bind:0'/></inline></authentication></stream:features>";

    private final Account account = new Account("user1", "secret", 1);

    @Test
    void sendsOneAuthenticateWithAllThatItWants() {
        LoginStep step = new Bind2Dialogue("<header>", account, wishes(false)).on(BIND2_FEATURES);
        String sent = assertInstanceOf(LoginStep.Send.class, step).xml();
        assertTrue(sent.startsWith("<authenticate xmlns='urn:xmpp:sasl:2' mechanism='SCRAM-SHA-1'>"), sent);
        assertTrue(sent.contains("<user-agent id='" + account.userAgentId() + "'>"), sent);
        assertTrue(sent.contains("<enable xmlns='urn:xmpp:carbons:2'/><enable xmlns='urn:xmpp:sm:3'/></bind>"), sent);
    }

    @Test
    void sendsItWithTheHeaderWhenPipelined() {
        Bind2Dialogue dialogue = new Bind2Dialogue("<header>", account, wishes(true));
        assertTrue(dialogue.opening().startsWith("<header><authenticate "));
        assertEquals(LoginStep.WAIT, dialogue.on(BIND2_FEATURES));
    }

    @Test
    void asksForNothingThatIsNotWished() {
        Bind2Wishes bare = new Bind2Wishes(ScramHash.SHA_1, true, false, false);
        String sent = new Bind2Dialogue("<header>", account, bare).opening();
        assertTrue(sent.contains("<bind xmlns='urn:xmpp:bind:0'><tag>bench</tag></bind>"), sent);
    }

    @Test
    void takesNoSuccessThatTheServerDoesNotProve() {
        LoginStep step = new Bind2Dialogue("<header>", account, wishes(false))
                .on("<success xmlns='urn:xmpp:sasl:2'><bound xmlns='urn:xmpp:bind:0'/></success>");
        assertEquals(new LoginStep.Failed("server-not-proved"), step);
    }

    @Test
    void namesTheConditionOfAFailure() {
        LoginStep step = new Bind2Dialogue("<header>", account, wishes(false))
                .on("<failure xmlns='urn:xmpp:sasl:2'><temporary-auth-failure xmlns='x'/></failure>");
        assertEquals(new LoginStep.Failed("temporary-auth-failure"), step);
    }

    @Test
    void refusesAServerWithoutBind2() {
        LoginStep step = new Bind2Dialogue("<header>", account, wishes(false)).on("<stream:features/>");
        assertEquals(new LoginStep.Failed("bind2-not-offered"), step);
    }

    @Test
    void securesTheStreamBeforeAnythingElse() {
        LoginDialogue dialogue = new StartTlsDialogue("<header>", new Bind2Dialogue("<header>", account, wishes(true)));
        assertEquals("<header>", dialogue.opening());
        assertInstanceOf(
                LoginStep.Send.class,
                dialogue.on("<stream:features><starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/></stream:features>"));
        assertInstanceOf(LoginStep.Secure.class, dialogue.on("<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>"));
        assertTrue(dialogue.opening().contains("<authenticate "));
    }

    private static Bind2Wishes wishes(boolean pipelined) {
        return Bind2Wishes.all(ScramHash.SHA_1, pipelined);
    }
}
