package io.bindery.model.error;

/** The SASL errors of RFC 6120 6.5, used by XEP-0388 too. */
public enum SaslErrorCondition {
    ABORTED("aborted"),
    ACCOUNT_DISABLED("account-disabled"),
    CREDENTIALS_EXPIRED("credentials-expired"),
    ENCRYPTION_REQUIRED("encryption-required"),
    INCORRECT_ENCODING("incorrect-encoding"),
    INVALID_AUTHZID("invalid-authzid"),
    INVALID_MECHANISM("invalid-mechanism"),
    MALFORMED_REQUEST("malformed-request"),
    MECHANISM_TOO_WEAK("mechanism-too-weak"),
    NOT_AUTHORIZED("not-authorized"),
    TEMPORARY_AUTH_FAILURE("temporary-auth-failure");

    private final String element;

    SaslErrorCondition(String element) {
        this.element = element;
    }

    /** The name of the condition's element. */
    public String element() {
        return element;
    }
}
