package io.bindery.bench.login;

import io.bindery.model.scram.ScramChallenge;
import io.bindery.model.scram.ScramClient;

/** Everything in one authenticate (XEP-0388, XEP-0386). */
final class Bind2Dialogue implements LoginDialogue {
    private final String header;
    private final Account account;
    private final Bind2Wishes wishes;
    private final ScramClient scram;

    Bind2Dialogue(String header, Account account, Bind2Wishes wishes) {
        this.header = header;
        this.account = account;
        this.wishes = wishes;
        this.scram = account.scram(wishes.hash());
    }

    @Override
    public String opening() {
        return wishes.pipelined() ? header + authenticate() : header;
    }

    @Override
    public LoginStep on(String element) {
        switch (Piece.name(element)) {
            case "features":
                return features(element);
            case "challenge":
                return new LoginStep.Send("<response xmlns='urn:xmpp:sasl:2'>"
                        + answer(Piece.text(element, "challenge")) + "</response>");
            case "success":
                return success(element);
            default:
                return new LoginStep.Failed(Piece.condition(element));
        }
    }

    /** Throws {@link IllegalArgumentException} when the challenge makes no sense. */
    private String answer(String base64) {
        ScramChallenge challenge = scram.challenge(base64);
        return scram.answer(challenge, account.keys(wishes.hash(), challenge));
    }

    private LoginStep features(String element) {
        if (!element.contains("urn:xmpp:bind:0")) {
            return new LoginStep.Failed("bind2-not-offered");
        }
        return wishes.pipelined() ? LoginStep.WAIT : new LoginStep.Send(authenticate());
    }

    private LoginStep success(String element) {
        if (!scram.proved(Piece.text(element, "additional-data"))) {
            return new LoginStep.Failed("server-not-proved");
        }
        if (!element.contains("<bound")) {
            return new LoginStep.Failed("not-bound");
        }
        String missing = !wishes.acks() || element.contains("<enabled") ? "" : "stream-management ";
        return new LoginStep.Bound(missing + (element.contains("<metadata") ? "" : "metadata"));
    }

    private String authenticate() {
        return "<authenticate xmlns='urn:xmpp:sasl:2' mechanism='" + scram.mechanism() + "'><initial-response>"
                + scram.first() + "</initial-response><user-agent id='" + account.userAgentId()
                + "'><software>bench</software></user-agent><bind xmlns='urn:xmpp:bind:0'><tag>bench</tag>"
                + (wishes.carbons() ? "<enable xmlns='urn:xmpp:carbons:2'/>" : "")
                + (wishes.acks() ? "<enable xmlns='urn:xmpp:sm:3'/>" : "")
                + "</bind></authenticate>";
    }
}
