package io.bindery.sessions.profile;

import static io.bindery.sessions.RunningService.get;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bindery.model.jid.BareJid;
import io.bindery.sessions.AccountDataFixture;
import io.bindery.sessions.RunningService;
import io.bindery.sessions.stanza.IqClient;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VcardsIT {
    private static final String CARD = "<vCard xmlns='vcard-temp'><FN>Juliet</FN> &lt;&apos;é😀"
            + "<x xmlns='urn:foreign' xml:lang='it'><vCard/></x><PHOTO><BINVAL>YQ==</BINVAL></PHOTO></vCard>";
    private AccountDataFixture fixture;
    private Vcards vcards;
    private BareJid juliet;
    private IqClient client;
    private IqClient stranger;

    @BeforeAll
    void start() {
        fixture = new AccountDataFixture();
        vcards = new Vcards(fixture.database, AccountDataFixture.config(Map.of("vcard.max-bytes", "2000")));
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    @BeforeEach
    void login() {
        juliet = fixture.newAccount();
        client = IqClient.of(juliet, vcards.entries());
        stranger = IqClient.of(RunningService.someone(), vcards.entries());
    }

    private String sets(String card) {
        return client.asks("<iq type='set' id='1'>" + card + "</iq>");
    }

    private String gets() {
        return client.asks("<iq type='get' id='1'><vCard xmlns='vcard-temp'/></iq>");
    }

    private String strangerGets(BareJid account) {
        return stranger.asks("<iq type='get' id='1' to='" + account + "'><vCard xmlns='vcard-temp'/></iq>");
    }

    @Test
    void comesBackAsItWasWritten() {
        assertEquals("done", sets(CARD));
        assertEquals(CARD, gets());
        assertEquals(CARD, strangerGets(juliet));
    }

    @Test
    void theLastOneCounts() {
        sets(CARD);
        sets("<vCard xmlns='vcard-temp'><FN>J</FN></vCard>");
        assertEquals("<vCard xmlns='vcard-temp'><FN>J</FN></vCard>", gets());
    }

    @Test
    void anAccountWithoutACardLooksLikeNoAccount() {
        assertEquals("item-not-found", gets());
        assertEquals("service-unavailable", strangerGets(juliet));
        assertEquals("service-unavailable", strangerGets(RunningService.nobody()));
    }

    @Test
    void nobodyWritesTheCardOfAnother() {
        sets(CARD);
        String forged = "<vCard xmlns='vcard-temp'><FN>Fool</FN></vCard>";
        assertEquals("forbidden", stranger.asks("<iq type='set' id='1' to='" + juliet + "'>" + forged + "</iq>"));
        assertEquals(CARD, gets());
    }

    @Test
    void aHugeCardIsRefusedAndTheOldOneStays() {
        sets(CARD);
        assertEquals("policy-violation", sets("<vCard xmlns='vcard-temp'><FN>" + "x".repeat(2000) + "</FN></vCard>"));
        // Octets count, not characters.
        assertEquals("policy-violation", sets("<vCard xmlns='vcard-temp'><FN>" + "é".repeat(990) + "</FN></vCard>"));
        assertEquals(CARD, gets());
        assertEquals("done", sets("<vCard xmlns='vcard-temp'><FN>" + "x".repeat(1900) + "</FN></vCard>"));
    }

    @Test
    void deepNestingIsKeptLikeAnythingElse() {
        String deep = "<vCard xmlns='vcard-temp'>" + "<a>".repeat(60) + "</a>".repeat(60) + "</vCard>";
        sets(deep);
        assertEquals(deep.replace("<a></a>", "<a/>"), gets());
    }

    @Test
    void foreignPayloadsAreNotMeant() {
        assertEquals("nobody", sets("<vCard xmlns='urn:ietf:params:xml:ns:vcard-4.0'/>"));
        assertEquals("nobody", sets("<other xmlns='vcard-temp'/>"));
        assertEquals("nobody", client.asks("<iq type='get' id='1' to='localhost'><vCard xmlns='vcard-temp'/></iq>"));
    }

    @Test
    void goesWithTheAccount() {
        sets(CARD);
        fixture.removeAtOnce(juliet);
        get(fixture.accounts.add(juliet, "other"));
        assertEquals("item-not-found", gets());
    }
}
