package io.bindery.bench.messages;

import io.bindery.bench.login.Account;
import io.bindery.bench.login.ClientTls;
import io.bindery.bench.measure.CpuUse;
import io.bindery.bench.measure.CpuWindow;
import io.bindery.bench.online.ClientListener;
import io.bindery.bench.online.OnlineClient;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** All pairs from the first login to the last message: log in, warm up, measure, wait for the rest, leave. */
final class Exchange {
    private static final int LOGINS_AT_A_TIME = 8;
    private static final long TICK_MS = 1;
    private static final long WATCH_MS = 500;

    private final Vertx vertx;
    private final MessagesPlan plan;
    private final CpuWindow window;
    private final NetClient sockets;
    private final Account[] accounts;
    private final Course course = new Course(UUID.randomUUID().toString().substring(0, 8));
    private final List<Pair> pairs = new ArrayList<>();
    private final List<OnlineClient> clients = new ArrayList<>();

    Exchange(Vertx vertx, MessagesPlan plan, CpuWindow window) {
        this.vertx = vertx;
        this.plan = plan;
        this.window = window;
        this.sockets = vertx.createNetClient(ClientTls.options(plan.client().target()));
        this.accounts = plan.accounts().all();
        for (int number = 0; number < plan.traffic().pairs(); number++) {
            pairs.add(new Pair(number, course, plan.traffic(), address(receiver(number))));
        }
    }

    Future<MessagesReport> run() {
        return logIn().compose(online -> warmUp())
                .compose(warm -> measure())
                .compose(this::waitForTheRest)
                .map(this::report)
                .eventually(this::leave);
    }

    private Future<Void> logIn() {
        return Future.all(IntStream.range(0, LOGINS_AT_A_TIME)
                        .mapToObj(this::logInFrom)
                        .toList())
                .mapEmpty();
    }

    private Future<Void> logInFrom(int number) {
        if (number >= pairs.size()) {
            return Future.succeededFuture();
        }
        Pair pair = pairs.get(number);
        return connect(receiver(number), pair.receiverSide())
                .compose(receiver -> connect(sender(number), pair.senderSide()))
                .onSuccess(pair::begin)
                .compose(sender -> logInFrom(number + LOGINS_AT_A_TIME));
    }

    private Future<OnlineClient> connect(Account account, ClientListener listener) {
        return OnlineClient.connect(sockets, plan.client(), account, listener).onSuccess(clients::add);
    }

    private Future<Void> warmUp() {
        vertx.setPeriodic(WATCH_MS, timer -> watch());
        if (plan.traffic().closedLoop()) {
            pairs.forEach(Pair::send);
        } else {
            SteadyRate pace = new SteadyRate(course, pairs, plan.traffic().rate());
            vertx.setPeriodic(TICK_MS, timer -> pace.tick());
        }
        return after(plan.schedule().warmup());
    }

    private Future<CpuUse> measure() {
        window.open();
        course.measure(true);
        return after(plan.schedule().duration()).map(over -> {
            course.measure(false);
            return window.close();
        });
    }

    private Future<CpuUse> waitForTheRest(CpuUse use) {
        return course.stop()
                .timeout(plan.schedule().timeout().toMillis(), TimeUnit.MILLISECONDS)
                // What has not come by now is reported as missing.
                .otherwiseEmpty()
                .map(use);
    }

    private MessagesReport report(CpuUse use) {
        course.statistics()
                .fault("missing", pairs.stream().mapToLong(Pair::missing).sum());
        return new MessagesReport(plan, course.statistics(), use);
    }

    private Future<Void> leave() {
        return Future.join(clients.stream().map(OnlineClient::leave).toList()).mapEmpty();
    }

    private void watch() {
        long patience = plan.schedule().timeout().toNanos();
        pairs.forEach(pair -> pair.watch(patience));
    }

    private Future<Void> after(Duration duration) {
        return vertx.timer(Math.max(1, duration.toMillis()), TimeUnit.MILLISECONDS);
    }

    private Account sender(int pair) {
        return accounts[2 * pair];
    }

    private Account receiver(int pair) {
        return accounts[2 * pair + 1];
    }

    private String address(Account account) {
        return account.user() + '@' + plan.client().target().domain();
    }
}
