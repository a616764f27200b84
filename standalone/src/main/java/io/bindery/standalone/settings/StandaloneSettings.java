package io.bindery.standalone.settings;

import io.bindery.archives.ArchiveConfig;
import io.bindery.c2s.EdgeConfig;
import io.bindery.model.config.Setting;
import io.bindery.model.config.StoreConfig;
import io.bindery.sessions.SessionConfig;
import java.util.List;
import java.util.stream.Stream;

/** All settings of the standalone server: its own and those of the services that it holds. */
public final class StandaloneSettings {
    public static final Setting<String> DATA =
            Setting.text("standalone.data", "data", "folder of the embedded stores and of the certificate");

    public static final List<Setting<?>> ALL = Stream.of(
                    List.<Setting<?>>of(DATA),
                    EdgeConfig.SETTINGS,
                    SessionConfig.SETTINGS,
                    ArchiveConfig.SETTINGS,
                    StoreConfig.SETTINGS)
            .flatMap(List::stream)
            .distinct()
            .toList();

    private StandaloneSettings() {}
}
