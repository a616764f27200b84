package io.bindery.bench.login;

import io.bindery.model.scram.ScramChallenge;
import io.bindery.model.scram.ScramClient;
import io.bindery.model.scram.ScramHash;
import java.util.Map;

/** The way of RFC 6120; the last three requests leave in one write, as careful clients do. */
final class ClassicDialogue implements LoginDialogue {
    private static final String SASL = "urn:ietf:params:xml:ns:xmpp-sasl";
    private static final String CARBONS = "<iq type='set' id='carbons'><enable xmlns='urn:xmpp:carbons:2'/></iq>";
    private static final String ARCHIVE_END = "<iq type='set' id='archive'><query xmlns='urn:xmpp:mam:2'>"
            + "<set xmlns='http://jabber.org/protocol/rsm'><max>1</max><before/></set></query></iq>";
    private static final String SESSION =
            "<iq type='set' id='session'><session xmlns='urn:ietf:params:xml:ns:xmpp-session'/></iq>";
    private static final Map<String, String> EXTRAS =
            Map.of("carbons", "carbons ", "archive", "metadata ", "session", "session ");

    private final String header;
    private final Account account;
    private final ScramHash hash;
    private final ScramClient scram;
    private boolean authenticated;
    private boolean streamManagement;
    private boolean session;
    private int awaited;
    private String missing = "";

    ClassicDialogue(String header, Account account, LoginPlan plan) {
        this.header = header;
        this.account = account;
        this.hash = plan.hash();
        this.scram = account.scram(hash);
    }

    @Override
    public String opening() {
        return header;
    }

    @Override
    public LoginStep on(String element) {
        switch (Piece.name(element)) {
            case "features":
                return features(element);
            case "challenge":
                return new LoginStep.Send(
                        "<response xmlns='" + SASL + "'>" + answer(Piece.text(element, "challenge")) + "</response>");
            case "success":
                authenticated = scram.proved(Piece.text(element, "success"));
                return authenticated ? new LoginStep.Restart() : new LoginStep.Failed("server-not-proved");
            case "iq":
                return iq(element);
            case "enabled":
                return answered("");
            case "failed":
                return answered("stream-management ");
            case "failure", "error":
                return new LoginStep.Failed(Piece.condition(element));
            default:
                // Archived messages and requests for acknowledgement.
                return LoginStep.WAIT;
        }
    }

    /** Throws {@link IllegalArgumentException} when the challenge makes no sense. */
    private String answer(String base64) {
        ScramChallenge challenge = scram.challenge(base64);
        return scram.answer(challenge, account.keys(hash, challenge));
    }

    private LoginStep features(String element) {
        if (!authenticated) {
            return new LoginStep.Send(
                    "<auth xmlns='" + SASL + "' mechanism='" + scram.mechanism() + "'>" + scram.first() + "</auth>");
        }
        streamManagement = element.contains("urn:xmpp:sm:3");
        session = element.contains("<session") && !element.contains("<optional/></session>");
        return new LoginStep.Send("<iq type='set' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'>"
                + "<resource>bench</resource></bind></iq>");
    }

    private LoginStep iq(String element) {
        boolean result = Piece.hasAttribute(element, "type", "result");
        if (Piece.hasAttribute(element, "id", "bind")) {
            return result ? extras() : new LoginStep.Failed("bind-refused");
        }
        for (Map.Entry<String, String> extra : EXTRAS.entrySet()) {
            if (Piece.hasAttribute(element, "id", extra.getKey())) {
                return answered(result ? "" : extra.getValue());
            }
        }
        return LoginStep.WAIT;
    }

    private LoginStep extras() {
        awaited = 2 + (session ? 1 : 0) + (streamManagement ? 1 : 0);
        missing = streamManagement ? "" : "stream-management ";
        return new LoginStep.Send((session ? SESSION : "")
                + (streamManagement ? "<enable xmlns='urn:xmpp:sm:3'/>" : "")
                + CARBONS
                + ARCHIVE_END);
    }

    private LoginStep answered(String lacking) {
        missing += lacking;
        awaited--;
        return awaited == 0 ? new LoginStep.Bound(missing) : LoginStep.WAIT;
    }
}
