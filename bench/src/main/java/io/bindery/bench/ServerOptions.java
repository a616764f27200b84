package io.bindery.bench;

import io.bindery.bench.login.Accounts;
import io.bindery.bench.login.Target;
import io.bindery.bench.login.Tls;
import io.bindery.model.scram.ScramHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options that say which server is measured and who logs in. */
final class ServerOptions {

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "where the server listens")
    private String host;

    @Option(names = "--port", defaultValue = "5222")
    private int port;

    @Option(names = "--domain", defaultValue = "localhost", description = "the XMPP domain")
    private String domain;

    @Option(names = "--users", defaultValue = "user%d", description = "local parts; %%d counts from 1")
    private String users;

    @Option(names = "--password-file", required = true, description = "its first line is the password of all accounts")
    private Path passwordFile;

    @Option(names = "--mechanism", defaultValue = "SCRAM-SHA-1", description = "SCRAM-SHA-1, -256 or -512")
    private String mechanism;

    @Option(names = "--tls", defaultValue = "none", description = "none, direct or starttls")
    private Tls tls;

    @Option(names = "--resume-tls", description = "let the client resume TLS sessions")
    private boolean resumeTls;

    Target target() {
        return new Target(host, port, domain, tls, resumeTls);
    }

    Accounts accounts(int count) throws IOException {
        return new Accounts(users, count, Files.readAllLines(passwordFile).get(0));
    }

    ScramHash hash() {
        return Stream.of(ScramHash.values())
                .filter(hash -> hash.mechanism().equals(mechanism))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the generator does not speak " + mechanism));
    }
}
