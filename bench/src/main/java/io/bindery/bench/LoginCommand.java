package io.bindery.bench;

import io.bindery.bench.login.Load;
import io.bindery.bench.login.LoginPlan;
import io.bindery.bench.login.LoginReport;
import io.bindery.bench.login.LoginRun;
import io.bindery.bench.login.Profile;
import io.bindery.bench.measure.Schedule;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private ServerOptions server;

    @Option(names = "--count", defaultValue = "1000", description = "how many accounts there are")
    private int count;

    @Option(names = "--profile", defaultValue = "bind2", description = "bind2 or classic")
    private Profile profile;

    @Option(names = "--pipeline", description = "send the first request together with the stream header")
    private boolean pipelined;

    @Option(names = "--connections", defaultValue = "8", description = "logins at a time")
    private int connections;

    @Mixin
    private MeasureOptions measure;

    @Override
    public Integer call() throws Exception {
        LoginReport report = new LoginRun(plan(), measure.serverClock()).measure();
        measure.publish(report.toText(), report.toJson());
        return report.trustworthy() ? 0 : TOO_MANY_FAILURES;
    }

    LoginPlan plan() throws IOException {
        Schedule schedule = measure.schedule();
        return new LoginPlan(
                server.target(),
                server.accounts(count),
                server.hash(),
                profile,
                pipelined,
                new Load(connections, schedule.warmup(), schedule.duration(), schedule.timeout()));
    }
}
