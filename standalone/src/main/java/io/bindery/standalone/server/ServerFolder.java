package io.bindery.standalone.server;

import io.bindery.model.config.Settings;
import io.bindery.standalone.CommandRefusedException;
import io.bindery.standalone.settings.StandaloneSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The folder that a restart finds again: the stores' data, the certificate, what the other commands need. */
public record ServerFolder(Path root) {
    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rwx------");

    /** The one that the settings name. */
    public static ServerFolder of(Settings settings) {
        return new ServerFolder(Path.of(settings.get(StandaloneSettings.DATA)));
    }

    /** Makes it where there is none; nobody but the owner may look into it. */
    public ServerFolder create() {
        try {
            if (!Files.isDirectory(root)) {
                Files.createDirectories(root);
                Files.setPosixFilePermissions(root, OWNER_ALONE);
            }
            return this;
        } catch (IOException e) {
            throw new CommandRefusedException("cannot make the data folder " + root + ": " + e.getMessage(), e);
        }
    }

    public Path redis() {
        return root.resolve("redis");
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    public Path certificate() {
        return root.resolve("tls").resolve("certificate.pem");
    }

    public Path key() {
        return root.resolve("tls").resolve("key.pem");
    }

    Path lock() {
        return root.resolve("lock");
    }

    Path running() {
        return root.resolve("run.properties");
    }
}
