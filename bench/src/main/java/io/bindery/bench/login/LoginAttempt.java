package io.bindery.bench.login;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;

/** One login on one connection: carries out what the dialogue says. */
final class LoginAttempt {
    private final LoginLoop loop;
    private final NetSocket socket;
    private final LoginDialogue dialogue;
    private final long started;
    private ElementScan scan = new ElementScan();
    private boolean bound;
    private String failure = "closed";

    LoginAttempt(LoginLoop loop, NetSocket socket, LoginDialogue dialogue, long started) {
        this.loop = loop;
        this.socket = socket;
        this.dialogue = dialogue;
        this.started = started;
    }

    void begin(Runnable ended) {
        socket.handler(this::receive);
        socket.exceptionHandler(
                cause -> failure = bound ? failure : cause.getClass().getSimpleName());
        socket.closeHandler(closed -> {
            ended.run();
            end();
        });
        socket.write(dialogue.opening());
    }

    void timeOut() {
        fail(bound ? "stream-not-closed" : "timeout");
    }

    private void receive(Buffer chunk) {
        scan.feed(chunk.getBytes(), this::receive);
    }

    private void receive(String piece) {
        if (piece.equals(ElementScan.STREAM_END)) {
            // RFC 6120 4.4: who asked for the end closes the connection once the peer has agreed.
            socket.close();
        } else if (!bound && !Piece.name(piece).equals("stream")) {
            try {
                act(dialogue.on(piece));
            } catch (IllegalArgumentException e) {
                fail("wrong-server-message");
            }
        }
    }

    private void act(LoginStep step) {
        if (step instanceof LoginStep.Send send) {
            socket.write(send.xml());
        } else if (step instanceof LoginStep.Bound end) {
            bound = true;
            loop.window().login(System.nanoTime() - started, end.missing());
            socket.write("</stream:stream>");
        } else if (step instanceof LoginStep.Restart) {
            scan = new ElementScan();
            socket.write(dialogue.opening());
        } else if (step instanceof LoginStep.Secure) {
            scan = new ElementScan();
            socket.upgradeToSsl(ClientTls.upgrade(), loop.domain())
                    .onSuccess(secure -> socket.write(dialogue.opening()))
                    .onFailure(cause -> fail("tls"));
        } else if (step instanceof LoginStep.Failed failed) {
            fail(failed.condition());
        }
    }

    private void fail(String condition) {
        bound = false;
        failure = condition;
        socket.close();
    }

    private void end() {
        if (bound) {
            loop.next();
        } else {
            loop.failed(failure);
        }
    }
}
