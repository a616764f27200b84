package io.bindery.model.config;

/** What clients may do with accounts (XEP-0077); every service must be told the same. */
public enum RegistrationPolicy {
    /** Nothing: accounts are the operator's. */
    NONE,
    /** Users change their own password and end their own account. */
    OWN_ACCOUNT,
    /** Whoever connects may make an account, too. */
    OPEN;

    public static final Setting<RegistrationPolicy> SETTING = Setting.choice(
            "accounts.registration",
            NONE,
            "own-account: users may change their password and end their account; open: anybody may make one, too");
}
