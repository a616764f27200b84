package io.bindery.sessions;

import static io.bindery.sessions.RunningService.config;
import static io.bindery.sessions.RunningService.get;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bindery.model.config.Settings;
import io.bindery.model.config.StoreConfig;
import io.bindery.model.scram.ScramHash;
import io.bindery.model.scram.ScramKeys;
import io.bindery.model.session.CredentialsRequest;
import io.bindery.sessions.accounts.Credentials;
import io.bindery.sessions.store.ChangeFeed;
import io.bindery.sessions.store.SessionDatabase;
import io.bindery.stores.SharedStores;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FirstStartIT {
    private static final int INSTANCES = 4;

    @Test
    void severalInstancesStartAtOnceOnAnEmptyDatabase() {
        Vertx vertx = Vertx.vertx();
        String uri = SharedStores.postgresUri("first_start");
        StoreConfig empty =
                StoreConfig.from(Settings.check(Map.of(StoreConfig.POSTGRES_URI.name(), uri), StoreConfig.SETTINGS));
        List<Future<Credentials>> opening = new ArrayList<>();
        for (int i = 0; i < INSTANCES; i++) {
            opening.add(SessionDatabase.open(vertx, empty)
                    .compose(database -> Credentials.open(
                            database, new ChangeFeed(vertx, database.address().options()), config(Map.of()))));
        }
        Set<ScramKeys> madeUp = new HashSet<>();
        for (Future<Credentials> credentials : opening) {
            madeUp.add(get(get(credentials).of(new CredentialsRequest(RunningService.nobody(), ScramHash.SHA_1))));
        }
        // One secret for all: no instance made one of its own.
        assertEquals(1, madeUp.size());
        get(vertx.close());
    }
}
