package io.bindery.sessions.accounts;

import static io.bindery.sessions.RunningService.get;
import static io.bindery.sessions.RunningService.someone;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.jid.BareJid;
import io.bindery.model.scram.ScramHash;
import io.bindery.model.scram.ScramKeys;
import io.bindery.model.session.CredentialsRequest;
import io.bindery.sessions.RunningService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountsIT {
    // So long that only a notification can be what makes a cache forget.
    private static final Map<String, String> SETTINGS = Map.of("accounts.cache-s", "3600");
    private RunningService service;
    private AccountAdministration accounts;

    @BeforeAll
    void start() {
        service = RunningService.start(SETTINGS);
        accounts = get(
                AccountAdministration.open(service.vertx, RunningService.stores(), RunningService.config(SETTINGS)));
    }

    @AfterAll
    void stop() {
        get(accounts.close());
        service.close();
    }

    private ScramKeys keys(BareJid user, ScramHash hash) {
        return get(service.sessions.credentials(new CredentialsRequest(user, hash)));
    }

    private boolean passwordIs(BareJid user, String password, ScramHash hash) {
        ScramKeys keys = keys(user, hash);
        return keys.equals(ScramKeys.derive(hash, password, keys.salt(), keys.iterations()));
    }

    @ParameterizedTest
    @EnumSource(ScramHash.class)
    void keepsKeysForEachHash(ScramHash hash) {
        BareJid user = someone();
        assertTrue(get(accounts.add(user, "secret")));
        assertTrue(passwordIs(user, "secret", hash));
        assertFalse(passwordIs(user, "wrong", hash));
        assertEquals(4096, keys(user, hash).iterations());
    }

    @Test
    void doesNotAddTwiceNorTouchThePassword() {
        BareJid user = someone();
        assertTrue(get(accounts.add(user, "first")));
        assertFalse(get(accounts.add(user, "second")));
        assertTrue(passwordIs(user, "first", ScramHash.SHA_1));
    }

    @Test
    void changesOnlyAccountsThatExist() {
        assertFalse(get(accounts.changePassword(someone(), "x")));
        assertFalse(get(accounts.remove(someone())));
    }

    @Test
    void aChangedPasswordCountsThoughTheOldOneIsCached() {
        BareJid user = someone();
        get(accounts.add(user, "old"));
        assertTrue(passwordIs(user, "old", ScramHash.SHA_256));
        assertTrue(get(accounts.changePassword(user, "new")));
        service.until(() -> passwordIs(user, "new", ScramHash.SHA_256));
    }

    @Test
    void aNewAccountCountsThoughItsAbsenceIsCached() {
        BareJid user = someone();
        assertFalse(passwordIs(user, "secret", ScramHash.SHA_1));
        get(accounts.add(user, "secret"));
        service.until(() -> passwordIs(user, "secret", ScramHash.SHA_1));
    }

    @Test
    void aRemovedAccountIsUnknownAtOnce() {
        BareJid user = someone();
        get(accounts.add(user, "secret"));
        assertTrue(passwordIs(user, "secret", ScramHash.SHA_1));
        assertTrue(get(accounts.remove(user)));
        service.until(() -> !passwordIs(user, "secret", ScramHash.SHA_1));
    }

    @ParameterizedTest
    @EnumSource(ScramHash.class)
    void anUnknownAccountLooksLikeOneThatExists(ScramHash hash) {
        BareJid known = someone();
        BareJid unknown = someone();
        get(accounts.add(known, "secret"));
        ScramKeys real = keys(known, hash);
        ScramKeys madeUp = keys(unknown, hash);
        assertEquals(real.iterations(), madeUp.iterations());
        assertEquals(real.salt().length, madeUp.salt().length);
        assertEquals(real.storedKey().length, madeUp.storedKey().length);
        assertEquals(real.serverKey().length, madeUp.serverKey().length);
        try (RunningService other = RunningService.start(SETTINGS)) {
            ScramKeys there = get(other.sessions.credentials(new CredentialsRequest(unknown, hash)));
            assertArrayEquals(madeUp.salt(), there.salt());
            assertEquals(madeUp, there);
        }
    }

    @Test
    void madeUpSaltsDifferByUserAndHash() {
        BareJid user = someone();
        ScramKeys one = keys(user, ScramHash.SHA_1);
        assertNotEquals(one, keys(user, ScramHash.SHA_256));
        assertNotEquals(one, keys(someone(), ScramHash.SHA_1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0007", "\u00ad"})
    void refusesPasswordsThatCannotBeUsed(String password) {
        BareJid user = someone();
        assertThrows(UnusablePasswordException.class, () -> get(accounts.add(user, password)));
        assertThrows(
                UnusablePasswordException.class,
                () -> get(accounts.importAll(List.of(new NewAccount(user, password)))));
        assertTrue(get(accounts.add(user, "secret")));
    }

    @Test
    void importsAndReplacesInOneGo() {
        BareJid old = someone();
        BareJid fresh = someone();
        get(accounts.add(old, "old"));
        List<NewAccount> batch =
                List.of(new NewAccount(old, "new"), new NewAccount(fresh, "first"), new NewAccount(fresh, "second"));
        assertEquals(2, get(accounts.importAll(batch)));
        service.until(() -> passwordIs(old, "new", ScramHash.SHA_512));
        assertTrue(passwordIs(fresh, "second", ScramHash.SHA_512));
    }

    @Test
    void importsNothingWhenNothingIsGiven() {
        assertEquals(0, get(accounts.importAll(List.of())));
    }

    @Test
    void listsInPagesSorted() {
        String domain = someone().local() + ".example";
        List<NewAccount> batch = new ArrayList<>();
        for (String name : List.of("c", "a", "e", "b", "d")) {
            batch.add(new NewAccount(new BareJid(name, domain), "secret"));
        }
        get(accounts.importAll(batch));
        List<BareJid> first = get(accounts.list(domain, null, 2));
        assertEquals(List.of("a", "b"), first.stream().map(BareJid::local).toList());
        List<BareJid> rest = get(accounts.list(domain, first.get(1), 10));
        assertEquals(List.of("c", "d", "e"), rest.stream().map(BareJid::local).toList());
        assertTrue(get(accounts.list(null, null, 10_000)).containsAll(rest));
    }

    @Test
    void hidesPasswordsAndSecrets() {
        assertFalse(new NewAccount(someone(), "hunter2").toString().contains("hunter2"));
    }
}
