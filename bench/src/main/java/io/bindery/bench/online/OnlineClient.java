package io.bindery.bench.online;

import io.bindery.bench.login.Account;
import io.bindery.bench.login.ClientTls;
import io.bindery.bench.login.LoginDialogue;
import io.bindery.bench.login.LoginStep;
import io.bindery.bench.login.Piece;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.util.concurrent.TimeUnit;

/** A client that comes on line and stays there: acknowledges, answers requests, hands over messages. */
public final class OnlineClient implements StreamPieces {
    private static final String READY = "ready";
    private static final long FAREWELL_MS = 2_000;

    private final NetSocket socket;
    private final ClientPlan plan;
    private final LoginDialogue dialogue;
    private final ClientListener listener;
    private final Promise<OnlineClient> ready = Promise.promise();
    private final Promise<Void> closed = Promise.promise();
    private StreamScan scan = new StreamScan(this);
    private boolean bound;
    private boolean over;
    private int handled;

    private OnlineClient(NetSocket socket, ClientPlan plan, LoginDialogue dialogue, ClientListener listener) {
        this.socket = socket;
        this.plan = plan;
        this.dialogue = dialogue;
        this.listener = listener;
    }

    /** Logs in; done when the server has taken the first presence too, so that messages come. */
    public static Future<OnlineClient> connect(
            NetClient sockets, ClientPlan plan, Account account, ClientListener listener) {
        return sockets.connect(plan.target().connectOptions(plan.timeout()))
                .map(socket -> new OnlineClient(
                        socket, plan, LoginDialogue.bind2(plan.target(), account, plan.wishes()), listener))
                .compose(OnlineClient::open)
                .recover(cause -> Future.failedFuture(
                        new IllegalStateException(account.user() + " did not come on line: " + cause.getMessage())));
    }

    /** Writes a stanza that is already encoded. */
    public void send(Buffer stanza) {
        socket.write(stanza);
    }

    /** Closes the stream, and the connection once the server has agreed or a short time is over. */
    public Future<Void> leave() {
        if (!over) {
            over = true;
            socket.write("</stream:stream>");
        }
        return closed.future().timeout(FAREWELL_MS, TimeUnit.MILLISECONDS).recover(late -> socket.close());
    }

    @Override
    public void element(Element element) {
        if (over) {
            // RFC 6120 4.4: after its own end tag a client sends nothing, acknowledgements included.
            return;
        }
        if (bound) {
            online(element);
            return;
        }
        try {
            act(dialogue.on(element.toString()));
        } catch (IllegalArgumentException e) {
            lose("wrong-server-message");
        }
    }

    @Override
    public void ended() {
        if (!over) {
            lose("stream-closed");
        }
        socket.close();
    }

    private Future<OnlineClient> open() {
        socket.handler(chunk -> scan.feed(chunk));
        socket.exceptionHandler(cause -> lose(cause.getClass().getSimpleName()));
        socket.closeHandler(end -> {
            lose("closed");
            closed.tryComplete();
        });
        socket.write(dialogue.opening());
        return ready.future()
                .timeout(plan.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(cause -> socket.close());
    }

    private void act(LoginStep step) {
        if (step instanceof LoginStep.Send send) {
            socket.write(send.xml());
        } else if (step instanceof LoginStep.Bound end) {
            bind(end);
        } else if (step instanceof LoginStep.Secure) {
            scan = new StreamScan(this);
            socket.upgradeToSsl(ClientTls.upgrade(), plan.target().domain())
                    .onSuccess(secure -> socket.write(dialogue.opening()))
                    .onFailure(cause -> lose("tls"));
        } else if (step instanceof LoginStep.Failed failed) {
            lose(failed.condition());
        }
    }

    private void bind(LoginStep.Bound end) {
        if (end.missing().startsWith("stream-management")) {
            lose("stream-management-not-offered");
            return;
        }
        bound = true;
        // RFC 6120 10.1: requests are taken in order, so the answer says that the presence is known.
        socket.write("<presence/><iq type='get' id='" + READY + "' to='"
                + plan.target().domain() + "'><ping xmlns='urn:xmpp:ping'/></iq>");
    }

    private void online(Element element) {
        if (element.named("message")) {
            handled++;
            listener.message(element);
        } else if (element.named("r")) {
            socket.write("<a xmlns='urn:xmpp:sm:3' h='" + Integer.toUnsignedString(handled) + "'/>");
        } else if (element.named("iq")) {
            handled++;
            iq(element);
        } else if (element.named("presence")) {
            handled++;
        } else if (element.named("stream:error")) {
            lose(Piece.condition(element.toString()));
        }
    }

    private void iq(Element iq) {
        String type = iq.attribute("type");
        String id = iq.attribute("id");
        if (type.equals("get") || type.equals("set")) {
            String from = iq.attribute("from");
            // RFC 6120 8.2.3: each request is answered; the client offers nothing.
            socket.write("<iq type='error' id='" + id + "'" + (from.isEmpty() ? "" : " to='" + from + "'")
                    + "><error type='cancel'><service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>"
                    + "</error></iq>");
        } else if (id.equals(READY)) {
            ready.tryComplete(this);
        } else {
            listener.answer(iq);
        }
    }

    private void lose(String condition) {
        if (over) {
            return;
        }
        over = true;
        if (!ready.tryFail(condition)) {
            listener.lost(condition);
        }
        socket.close();
    }
}
