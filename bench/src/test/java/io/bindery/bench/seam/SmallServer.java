package io.bindery.bench.seam;

import io.bindery.model.xml.XmlElement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * As much of a server as the seam test needs: one archive, one receiver, everything under one lock, so that it has no
 * seam unless it is told to have a fault.
 */
final class SmallServer implements AutoCloseable {
    private static final int SHIFT = 3;

    private final ServerSocket listener;
    private final Fault fault;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final List<XmlElement> archive = new ArrayList<>();
    private SmallConnection receiver;
    private int binds;
    private int held;
    private SmallConnection heldFor;

    private SmallServer(Fault fault) throws IOException {
        this.fault = fault;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** What is wrong with it. */
    enum Fault {
        NONE,
        /** The end that a bind names is a few messages too old. */
        OLD_END,
        /** A session gets the last few messages live that the archive had before its bind. */
        REPEATS,
        /** The same, as offline messages. */
        OFFLINE_TOO,
        /** A message now and then is archived alone. */
        LOSES_LIVE,
        /** A message now and then goes out behind the next one of its sender. */
        SWAPS_LIVE,
        /** Every other bind does not name the end. */
        HIDES_END
    }

    static SmallServer start(Fault fault) throws IOException {
        SmallServer server = new SmallServer(fault);
        Thread acceptor = new Thread(server::accept, "small-server");
        acceptor.setDaemon(true);
        acceptor.start();
        return server;
    }

    int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    /** Binds the receiver's next session and hands over the metadata of the archive. */
    synchronized String bind(SmallConnection connection) {
        receiver = connection;
        binds++;
        int end = fault == Fault.OLD_END ? archive.size() - SHIFT : archive.size();
        if (fault == Fault.HIDES_END && binds % 2 == 0) {
            return "";
        }
        return "<metadata xmlns='urn:xmpp:mam:2'>" + (end > 0 ? "<end id='" + id(end) + "'/>" : "") + "</metadata>";
    }

    /** What follows the bind. */
    synchronized void bound(SmallConnection connection) {
        if (fault == Fault.REPEATS || fault == Fault.OFFLINE_TOO) {
            for (int number = Math.max(1, archive.size() - SHIFT + 1); number <= archive.size(); number++) {
                connection.send(live(number, fault == Fault.OFFLINE_TOO));
            }
        }
    }

    synchronized void left(SmallConnection connection) {
        receiver = receiver == connection ? null : receiver;
    }

    synchronized void message(XmlElement message) {
        archive.add(message);
        int number = archive.size();
        SmallConnection target = receiver;
        boolean seventh = number % 7 == 0;
        if (target == null || seventh && fault == Fault.LOSES_LIVE) {
            return;
        }
        if (seventh && fault == Fault.SWAPS_LIVE) {
            held = number;
            heldFor = target;
            return;
        }
        target.send(live(number, false));
        if (heldFor == target && sender(held).equals(sender(number))) {
            target.send(live(held, false));
            heldFor = null;
        }
    }

    private String sender(int number) {
        String body = archive.get(number - 1)
                .child("body", "jabber:client")
                .orElseThrow()
                .text();
        return body.substring(0, body.lastIndexOf('-'));
    }

    /** A page of at most {@code max} messages behind an id, or the last ones where that is null. */
    synchronized void page(SmallConnection connection, XmlElement iq, String after, int max) {
        XmlElement query = iq.child("query", "urn:xmpp:mam:2").orElseThrow();
        boolean last = query.elements().get(0).elements().stream()
                .anyMatch(element -> element.name().equals("before"));
        int from = last ? Math.max(0, archive.size() - max) : after == null ? 0 : Integer.parseInt(after.substring(1));
        int to = Math.min(archive.size(), from + max);
        for (int number = from + 1; number <= to; number++) {
            connection.send("<message><result xmlns='urn:xmpp:mam:2' queryid='" + query.attribute("queryid") + "' id='"
                    + id(number) + "'><forwarded xmlns='urn:xmpp:forward:0'>" + archive.get(number - 1)
                    + "</forwarded></result></message>");
        }
        connection.send("<iq type='result' id='" + iq.attribute("id") + "'><fin xmlns='urn:xmpp:mam:2'"
                + (to == archive.size() ? " complete='true'" : "") + "/></iq>");
    }

    private String live(int number, boolean delayed) {
        XmlElement.Builder message = archive.get(number - 1).copy();
        message.child(XmlElement.named("stanza-id", "urn:xmpp:sid:0")
                .attribute("by", "receiver@localhost")
                .attribute("id", id(number))
                .build());
        if (delayed) {
            message.child(XmlElement.empty("delay", "urn:xmpp:delay"));
        }
        return message.build().toString();
    }

    private static String id(int number) {
        return "a" + number;
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                sockets.add(socket);
                Thread thread = new Thread(new SmallConnection(this, socket), "small-connection");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException e) {
            if (!listener.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
