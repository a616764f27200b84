package io.bindery.standalone.trace;

import io.bindery.c2s.EdgeConfig;
import io.bindery.c2s.TlsMode;
import io.bindery.model.config.Settings;
import io.bindery.model.jid.BareJid;
import io.bindery.standalone.CommandRefusedException;
import io.bindery.standalone.CommandThread;
import io.bindery.standalone.ReleaseVersion;
import io.bindery.standalone.accounts.AccountArgument;
import io.bindery.standalone.accounts.PasswordPrompt;
import io.bindery.standalone.server.ListenPorts;
import io.bindery.standalone.server.ServerFolder;
import io.bindery.standalone.settings.SettingsOption;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLSocketFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a login as it happens. */
@Command(
        name = "trace",
        mixinStandardHelpOptions = true,
        versionProvider = ReleaseVersion.class,
        description = {
            "Log in with Bind 2 and print the exchange: what was said, when, and after how many round trips.",
            "A round trip is counted each time that the client had written something and had to wait for an answer.",
            "One login before it is not shown: it warms this program up, so that the times are those of the login.",
            "The password is asked for, or read from standard input when it is not a terminal; it is never printed."
        })
public final class TraceCommand implements Callable<Integer> {
    private static final int SETTINGS_SECONDS = 10;

    @Mixin
    private SettingsOption settingsOption;

    @Parameters(paramLabel = "USER@DOMAIN", converter = AccountArgument.class, description = "Who logs in.")
    private BareJid user;

    @Option(names = "--classic", description = "Then log in the old way too; cost side by side.")
    private boolean classic;

    @Option(names = "--pipelined", description = "Then log in as a client that remembers what the server offers.")
    private boolean pipelined;

    @Option(names = "--starttls", description = "Begin TLS inside the stream (port 5222) instead of before it.")
    private boolean startTls;

    @Option(names = "--insecure", description = "Accept any certificate.")
    private boolean insecure;

    @Option(names = "--host", paramLabel = "HOST", description = "Where to connect (default: this machine).")
    private String host = "127.0.0.1";

    @Option(names = "--port", paramLabel = "PORT", description = "The port (default: as the settings have it).")
    private Integer port;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Settings settings = settings();
        Target.Address address = new Target.Address(host, port(settings));
        Target target = new Target(user, PasswordPrompt.ask(user.toString()), address, startTls, trust(settings));
        new LoginTrace(target, spec.commandLine().getOut()).run(pipelined, classic);
        return 0;
    }

    private Settings settings() {
        Vertx vertx = Vertx.vertx();
        try {
            return settingsOption.read(vertx);
        } finally {
            CommandThread.await(vertx.close(), SETTINGS_SECONDS, "Closing");
        }
    }

    private int port(Settings settings) {
        if (port != null) {
            return port;
        }
        if (settings.get(EdgeConfig.TLS) == TlsMode.DISABLED) {
            throw new CommandRefusedException(
                    "this server speaks no TLS (c2s.tls is disabled), and trace logs in over TLS alone;"
                            + " --port names the port of the proxy that ends TLS");
        }
        int open = startTls ? ListenPorts.tcp(settings) : ListenPorts.directTls(settings);
        if (open == ListenPorts.NONE) {
            throw new CommandRefusedException(
                    startTls
                            ? "this server has no port for STARTTLS (c2s.tcp.port is 0)"
                            : "this server has no port for direct TLS (c2s.tls.port is 0); try --starttls");
        }
        return open;
    }

    private SSLSocketFactory trust(Settings settings) throws IOException {
        String named = settings.get(EdgeConfig.CERTIFICATE);
        try {
            if (insecure) {
                return Trust.anybody();
            }
            return Trust.certificate(named.isEmpty() ? ServerFolder.of(settings).certificate() : Path.of(named));
        } catch (GeneralSecurityException e) {
            throw new CommandRefusedException("cannot read the server's certificate: " + e.getMessage(), e);
        }
    }
}
