package io.bindery.archives;

import io.bindery.model.bus.BusCodecs;
import io.bindery.model.config.Setting;
import io.bindery.model.config.Settings;
import io.bindery.model.config.StoreConfig;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Archive-service as a process of its own, configured by environment variables. */
public final class ArchiveMain {
    private static final Logger LOG = LoggerFactory.getLogger(ArchiveMain.class);
    private static final List<Setting<?>> SETTINGS = Stream.of(StoreConfig.SETTINGS, ArchiveConfig.SETTINGS)
            .flatMap(List::stream)
            .toList();

    private ArchiveMain() {}

    /** Starts; a failure is logged and ends the process. */
    public static void main(String[] args) {
        try {
            Settings settings = Settings.check(written(System.getenv()), SETTINGS);
            Vertx vertx = Vertx.vertx();
            BusCodecs.register(vertx);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> vertx.close().await(), "archive-shutdown"));
            vertx.deployVerticle(new ArchiveVerticle(StoreConfig.from(settings), ArchiveConfig.from(settings)))
                    .onSuccess(id -> LOG.info("archive-service is up"))
                    .onFailure(ArchiveMain::fail);
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    static Map<String, String> written(Map<String, String> environment) {
        Predicate<Setting<?>> present = setting -> environment.containsKey(setting.variable());
        return SETTINGS.stream()
                .filter(present)
                .collect(Collectors.toMap(Setting::name, setting -> environment.get(setting.variable())));
    }

    private static void fail(Throwable cause) {
        LOG.error("archive-service cannot start: {}", cause.getMessage());
        System.exit(1);
    }
}
