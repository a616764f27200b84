package io.bindery.bench.login;

/** Secures the stream, then lets the real dialogue begin (RFC 6120 5.4). */
final class StartTlsDialogue implements LoginDialogue {
    private static final String NAMESPACE = "urn:ietf:params:xml:ns:xmpp-tls";

    private final String header;
    private final LoginDialogue secured;
    private boolean secure;

    StartTlsDialogue(String header, LoginDialogue secured) {
        this.header = header;
        this.secured = secured;
    }

    @Override
    public String opening() {
        return secure ? secured.opening() : header;
    }

    @Override
    public LoginStep on(String element) {
        if (secure) {
            return secured.on(element);
        }
        switch (Piece.name(element)) {
            case "features":
                return element.contains(NAMESPACE)
                        ? new LoginStep.Send("<starttls xmlns='" + NAMESPACE + "'/>")
                        : new LoginStep.Failed("starttls-not-offered");
            case "proceed":
                secure = true;
                return new LoginStep.Secure();
            default:
                return new LoginStep.Failed(Piece.condition(element));
        }
    }
}
