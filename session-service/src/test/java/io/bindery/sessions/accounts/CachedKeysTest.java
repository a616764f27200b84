package io.bindery.sessions.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.jid.BareJid;
import io.bindery.model.scram.ScramHash;
import io.bindery.model.scram.ScramKeys;
import io.bindery.model.session.CredentialsRequest;
import io.bindery.sessions.RunningService;
import io.bindery.sessions.SecretKeys;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CachedKeysTest {
    private static final BareJid JULIET = BareJid.parse("juliet@capulet.lit");
    private static final CredentialsRequest REQUEST = new CredentialsRequest(JULIET, ScramHash.SHA_1);
    private final List<Promise<Optional<ScramKeys>>> questions = new ArrayList<>();
    private final CachedKeys cache = cache(Map.of());

    private CachedKeys cache(Map<String, String> settings) {
        MadeUpKeys madeUp = new MadeUpKeys(new SecretKeys(new byte[32]), 4096);
        return new CachedKeys(this::ask, madeUp, RunningService.config(settings));
    }

    private Future<Optional<ScramKeys>> ask(CredentialsRequest request) {
        Promise<Optional<ScramKeys>> question = Promise.promise();
        questions.add(question);
        return question.future();
    }

    private static ScramKeys keys(int iterations) {
        return new ScramKeys(new byte[16], iterations, new byte[20], new byte[20]);
    }

    @Test
    void asksOnceForRequestsThatComeTogether() {
        Future<ScramKeys> one = cache.of(REQUEST);
        Future<ScramKeys> two = cache.of(REQUEST);
        questions.get(0).complete(Optional.of(keys(5000)));
        assertEquals(keys(5000), one.result());
        assertEquals(keys(5000), two.result());
        assertEquals(keys(5000), cache.of(REQUEST).result());
        assertEquals(1, questions.size());
    }

    @Test
    void remembersThatAnAccountIsUnknown() {
        Future<ScramKeys> madeUp = cache.of(REQUEST);
        questions.get(0).complete(Optional.empty());
        assertEquals(madeUp.result(), cache.of(REQUEST).result());
        assertEquals(1, questions.size());
    }

    @Test
    void asksAgainAfterAFailure() {
        Future<ScramKeys> failed = cache.of(REQUEST);
        questions.get(0).fail("away");
        assertTrue(failed.failed());
        cache.of(REQUEST);
        questions.get(1).complete(Optional.of(keys(5000)));
        assertEquals(keys(5000), cache.of(REQUEST).result());
    }

    @Test
    void anAnswerThatAChangeHasOvertakenIsNotKept() {
        cache.of(REQUEST);
        cache.forget(JULIET);
        questions.get(0).complete(Optional.of(keys(5000)));
        Future<ScramKeys> fresh = cache.of(REQUEST);
        questions.get(1).complete(Optional.of(keys(6000)));
        assertEquals(keys(6000), fresh.result());
    }

    @Test
    void forgetsEveryHashOfAnAccountAndNoOtherAccount() {
        CredentialsRequest other = new CredentialsRequest(BareJid.parse("romeo@montague.lit"), ScramHash.SHA_1);
        cache.of(REQUEST);
        cache.of(new CredentialsRequest(JULIET, ScramHash.SHA_512));
        cache.of(other);
        cache.forget(JULIET);
        cache.of(other);
        assertEquals(3, questions.size());
        cache.of(REQUEST);
        cache.of(new CredentialsRequest(JULIET, ScramHash.SHA_512));
        assertEquals(5, questions.size());
    }

    @Test
    void forgetsAllWhenChangesMayHaveBeenMissed() {
        cache.of(REQUEST);
        cache.forgetAll();
        cache.of(REQUEST);
        assertEquals(2, questions.size());
    }

    @Test
    void keepsABoundedNumber() {
        CachedKeys small = cache(Map.of("accounts.cache-size", "1"));
        for (int i = 0; i < 100; i++) {
            small.of(new CredentialsRequest(BareJid.parse("u" + i + "@capulet.lit"), ScramHash.SHA_1));
        }
        for (int i = 0; i < 100; i++) {
            small.of(new CredentialsRequest(BareJid.parse("u" + i + "@capulet.lit"), ScramHash.SHA_1));
        }
        assertTrue(questions.size() >= 199, "asked " + questions.size() + " times");
    }

    @Test
    void madeUpKeysNeedTheSecret() {
        ScramKeys one = new MadeUpKeys(new SecretKeys(new byte[32]), 4096).of(REQUEST);
        ScramKeys two = new MadeUpKeys(new SecretKeys(new byte[] {1}), 4096).of(REQUEST);
        assertNotEquals(one, two);
    }
}
