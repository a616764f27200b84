package io.bindery.model.session;

/** Whether there is a new account. */
public record RegisterReply(Outcome outcome) {

    /** What became of it. */
    public enum Outcome {
        /** The account exists; its user can log in. */
        REGISTERED,
        /** The name is another's, or was until a moment ago. */
        CONFLICT,
        /** SASLprep forbids the password. */
        UNUSABLE_PASSWORD,
        /** Too many have been asked for from that IP address. */
        TOO_MANY,
        /** Nobody may make an account here. */
        NOT_OPEN
    }
}
