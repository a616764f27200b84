package io.bindery.sessions;

import io.bindery.model.config.RegistrationPolicy;
import io.bindery.model.config.Setting;
import io.bindery.model.config.Settings;
import io.bindery.sessions.discovery.ContactAddresses;
import java.time.Duration;
import java.util.List;

/** What accounts may keep here beside messages, and what the server says of itself. */
public record AccountDataConfig(
        int knownAccounts,
        int maxBlocked,
        int maxVcardBytes,
        int maxPrivateBytes,
        RegistrationPolicy registration,
        int registrationsPerHour,
        Duration nameRest,
        ContactAddresses contacts) {
    public static final Setting<Integer> KNOWN_ACCOUNTS = Setting.number(
            "accounts.known-size", 10_000, 0, 10_000_000, "accounts whose existence and block list are kept in memory");
    public static final Setting<Integer> MAX_BLOCKED =
            Setting.number("blocking.max-entries", 1000, 1, 10_000, "addresses that an account may block");
    public static final Setting<Integer> MAX_VCARD_BYTES =
            Setting.number("vcard.max-bytes", 131_072, 1024, 16_777_216, "largest vCard");
    public static final Setting<Integer> MAX_PRIVATE_BYTES = Setting.number(
            "private-storage.max-bytes", 524_288, 1024, 16_777_216, "private XML of an account, all of it together");
    public static final Setting<Integer> REGISTRATIONS_PER_HOUR = Setting.number(
            "accounts.registrations-per-hour",
            10,
            1,
            1_000_000,
            "tries to make an account from one IP address (IPv6: /64 network) within an hour");
    // The edge gives a login c2s.limit.login-s.
    public static final Setting<Duration> NAME_REST = Setting.seconds(
            "accounts.name-rest-s",
            60,
            0,
            86_400,
            "how long nobody gets the name of a removed account; longer than a login may take");
    public static final Setting<ContactAddresses> CONTACTS = new Setting<>(
            "server.contacts",
            "",
            "kind=URI,…; kinds: " + String.join(", ", ContactAddresses.KINDS),
            "whom to write to about this server",
            ContactAddresses::parse);

    public static final List<Setting<?>> SETTINGS = List.of(
            KNOWN_ACCOUNTS,
            MAX_BLOCKED,
            MAX_VCARD_BYTES,
            MAX_PRIVATE_BYTES,
            RegistrationPolicy.SETTING,
            REGISTRATIONS_PER_HOUR,
            NAME_REST,
            CONTACTS);

    /** Reads the checked settings. */
    public static AccountDataConfig from(Settings settings) {
        return new AccountDataConfig(
                settings.get(KNOWN_ACCOUNTS),
                settings.get(MAX_BLOCKED),
                settings.get(MAX_VCARD_BYTES),
                settings.get(MAX_PRIVATE_BYTES),
                settings.get(RegistrationPolicy.SETTING),
                settings.get(REGISTRATIONS_PER_HOUR),
                settings.get(NAME_REST),
                settings.get(CONTACTS));
    }
}
