package io.bindery.bench.login;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;

/** Starts a login whenever one has ended, until the window closes. */
final class LoginLoop {
    private static final long PAUSE_AFTER_FAILURE_MS = 50;

    private final Vertx vertx;
    private final NetClient client;
    private final LoginPlan plan;
    private final LoginWindow window;
    private final Promise<LoginReport> report;
    private final Account[] accounts;
    private final String header;
    private int turn;

    LoginLoop(Vertx vertx, NetClient client, LoginPlan plan, LoginWindow window, Promise<LoginReport> report) {
        this.vertx = vertx;
        this.client = client;
        this.plan = plan;
        this.window = window;
        this.report = report;
        this.accounts = plan.accounts().all();
        this.header = plan.target().header();
    }

    void next() {
        if (window.closed()) {
            if (!report.future().isComplete()) {
                report.complete(window.report());
            }
            return;
        }
        Account account = accounts[turn++ % accounts.length];
        long started = System.nanoTime();
        client.connect(plan.target().connectOptions(plan.load().timeout()))
                .onSuccess(socket -> converse(socket, account, started))
                .onFailure(cause -> failed("connect: " + cause.getClass().getSimpleName()));
    }

    String domain() {
        return plan.target().domain();
    }

    LoginWindow window() {
        return window;
    }

    /** Counts a failure; the pause keeps a server that is gone from being hammered. */
    void failed(String condition) {
        window.failure(condition);
        vertx.setTimer(PAUSE_AFTER_FAILURE_MS, timer -> next());
    }

    private void converse(NetSocket socket, Account account, long started) {
        LoginAttempt attempt = new LoginAttempt(this, socket, dialogue(account), started);
        long timer = vertx.setTimer(plan.load().timeout().toMillis(), expired -> attempt.timeOut());
        attempt.begin(() -> vertx.cancelTimer(timer));
    }

    private LoginDialogue dialogue(Account account) {
        LoginDialogue dialogue = switch (plan.profile()) {
            case BIND2 -> new Bind2Dialogue(header, account, Bind2Wishes.all(plan.hash(), plan.pipelined()));
            case CLASSIC -> new ClassicDialogue(header, account, plan);
        };
        return plan.target().tls() == Tls.STARTTLS ? new StartTlsDialogue(header, dialogue) : dialogue;
    }
}
