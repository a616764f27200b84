package io.bindery.bench.online;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that knows as much XMPP as the generator needs and delivers what a test tells it to. */
public final class ScriptedServer {
    /** The password of all its accounts. */
    public static final String PASSWORD = "secret";

    private final NetServer server;
    private final Script script;
    private final Map<String, ScriptedStream> online = new ConcurrentHashMap<>();
    private final Queue<String> received = new ConcurrentLinkedQueue<>();
    private final AtomicInteger messages = new AtomicInteger();

    private ScriptedServer(Vertx vertx, Script script) {
        this.server = vertx.createNetServer();
        this.script = script;
    }

    /** What a test wants to happen. */
    public interface Script {

        /** What the receiver gets instead of the message; messages are counted from 0. */
        List<String> deliver(int number, String message);

        /** What the sender gets. */
        default List<String> reply(int number, String message) {
            return List.of();
        }

        /** What a client gets for a request. */
        default List<String> answer(String id, String request) {
            return List.of("<iq type='result' id='" + id + "'/>");
        }

        /** What a client gets in place of the success that it has earned. */
        default String success(String success) {
            return success;
        }
    }

    /** Listens on a free port of this machine. */
    public static Future<ScriptedServer> start(Vertx vertx, Script script) {
        ScriptedServer scripted = new ScriptedServer(vertx, script);
        return scripted.server
                .connectHandler(scripted::connected)
                .listen(0, "127.0.0.1")
                .map(scripted);
    }

    public int port() {
        return server.actualPort();
    }

    /** Each element that any client has sent, with the client's name before it. */
    public List<String> received() {
        return List.copyOf(received);
    }

    private void connected(NetSocket socket) {
        ScriptedStream stream = new ScriptedStream(this, socket);
        socket.handler(stream::receive);
    }

    void received(String user, String element) {
        received.add(user + ": " + element);
    }

    String success(String success) {
        return script.success(success);
    }

    List<String> answer(String id, String request) {
        return script.answer(id, request);
    }

    void online(String user, ScriptedStream stream) {
        online.put(user, stream);
    }

    void route(ScriptedStream sender, String receiver, String message) {
        int number = messages.getAndIncrement();
        script.reply(number, message).forEach(sender::send);
        script.deliver(number, message).forEach(online.get(receiver)::send);
    }
}
