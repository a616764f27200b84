package io.bindery.bench;

import io.bindery.bench.cpu.CpuClock;
import io.bindery.bench.login.Accounts;
import io.bindery.bench.login.Load;
import io.bindery.bench.login.LoginPlan;
import io.bindery.bench.login.LoginReport;
import io.bindery.bench.login.LoginRun;
import io.bindery.bench.login.Profile;
import io.bindery.bench.login.Target;
import io.bindery.bench.login.Tls;
import io.bindery.model.scram.ScramHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench login}: how many logins a server carries, how long one takes and what it costs. */
@Command(
        name = "login",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description = "Logs in and out in a closed loop and reports rate, latency and the server's CPU time.")
final class LoginCommand implements Callable<Integer> {
    private static final int TOO_MANY_FAILURES = 3;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "where the server listens")
    private String host;

    @Option(names = "--port", defaultValue = "5222")
    private int port;

    @Option(names = "--domain", defaultValue = "localhost", description = "the XMPP domain")
    private String domain;

    @Option(names = "--users", defaultValue = "user%d", description = "local parts; %%d counts from 1")
    private String users;

    @Option(names = "--count", defaultValue = "1000", description = "how many accounts there are")
    private int count;

    @Option(names = "--password-file", required = true, description = "its first line is the password of all accounts")
    private Path passwordFile;

    @Option(names = "--mechanism", defaultValue = "SCRAM-SHA-1", description = "SCRAM-SHA-1, -256 or -512")
    private String mechanism;

    @Option(names = "--profile", defaultValue = "bind2", description = "bind2 or classic")
    private Profile profile;

    @Option(names = "--tls", defaultValue = "none", description = "none, direct or starttls")
    private Tls tls;

    @Option(names = "--resume-tls", description = "let the client resume TLS sessions")
    private boolean resumeTls;

    @Option(names = "--pipeline", description = "send the first request together with the stream header")
    private boolean pipelined;

    @Option(names = "--connections", defaultValue = "8", description = "logins at a time")
    private int connections;

    @Option(names = "--warmup", defaultValue = "20s", converter = Seconds.class)
    private Duration warmup;

    @Option(names = "--duration", defaultValue = "30s", converter = Seconds.class)
    private Duration duration;

    @Option(names = "--timeout", defaultValue = "10s", converter = Seconds.class, description = "for one login")
    private Duration timeout;

    @Option(names = "--pids", split = ",", description = "server processes whose CPU time is counted")
    private List<Long> pids = List.of();

    @Option(names = "--pid-trees", split = ",", description = "the same, with all descendants (PostgreSQL)")
    private List<Long> pidTrees = List.of();

    @Option(names = "--json", description = "also write the report to this file")
    private Path json;

    @Override
    public Integer call() throws Exception {
        LoginReport report = new LoginRun(plan(), CpuClock.of(pids, pidTrees)).measure();
        System.out.print(report.toText());
        if (json != null) {
            Files.writeString(json, report.toJson().encodePrettily() + '\n');
        }
        return report.trustworthy() ? 0 : TOO_MANY_FAILURES;
    }

    LoginPlan plan() throws IOException {
        return new LoginPlan(
                new Target(host, port, domain, tls, resumeTls),
                new Accounts(users, count, password()),
                hash(),
                profile,
                pipelined,
                new Load(connections, warmup, duration, timeout));
    }

    private ScramHash hash() {
        return Stream.of(ScramHash.values())
                .filter(hash -> hash.mechanism().equals(mechanism))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the generator does not speak " + mechanism));
    }

    private String password() throws IOException {
        return Files.readAllLines(passwordFile).get(0);
    }
}
