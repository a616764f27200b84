package io.bindery.sessions;

import io.bindery.model.bus.BusCodecs;
import io.bindery.model.config.Setting;
import io.bindery.model.config.Settings;
import io.bindery.model.config.StoreConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Session-service as a process of its own; its settings come from the environment. */
public final class SessionMain {
    private static final Logger LOG = LoggerFactory.getLogger(SessionMain.class);

    private SessionMain() {}

    /** Starts; a failure is logged and ends the process. */
    public static void main(String[] arguments) {
        Vertx vertx = Vertx.vertx();
        Future.succeededFuture(System.getenv())
                .map(SessionMain::settings)
                .onSuccess(settings -> BusCodecs.register(vertx))
                .compose(settings -> deploy(vertx, settings))
                .onSuccess(deployed -> LOG.info("session-service is up"))
                .onFailure(SessionMain::end);
    }

    private static Future<String> deploy(Vertx vertx, Settings settings) {
        return vertx.deployVerticle(new SessionVerticle(StoreConfig.from(settings), SessionConfig.from(settings)));
    }

    private static Settings settings(Map<String, String> environment) {
        List<Setting<?>> known = Stream.concat(StoreConfig.SETTINGS.stream(), SessionConfig.SETTINGS.stream())
                .toList();
        Map<String, String> written = new HashMap<>();
        for (Setting<?> setting : known) {
            String value = environment.get(setting.variable());
            if (value != null) {
                written.put(setting.name(), value);
            }
        }
        Settings settings = Settings.check(written, known);
        if (settings.get(StoreConfig.REDIS_URI).isEmpty()
                || settings.get(StoreConfig.POSTGRES_URI).isEmpty()) {
            // The embedded ones belong to standalone.
            throw new IllegalArgumentException(StoreConfig.REDIS_URI.variable() + " and "
                    + StoreConfig.POSTGRES_URI.variable() + " must name the stores");
        }
        return settings;
    }

    private static void end(Throwable cause) {
        LOG.error("session-service cannot start: {}", cause.toString());
        System.exit(1);
    }
}
