package io.bindery.bench.messages;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bindery.bench.login.Piece;
import io.bindery.bench.online.ClientListener;
import io.bindery.bench.online.Element;
import io.bindery.bench.online.OnlineClient;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** Two users, one of whom writes to the other. */
final class Pair {
    // A server that cannot follow the rate is found out by this, not by a generator without memory.
    static final int MOST_IN_FLIGHT = 8_192;

    private final int number;
    private final Course course;
    private final boolean closedLoop;
    private final byte[] head;
    private final byte[] tail;
    private final ArrivalOrder order = new ArrivalOrder();
    private OnlineClient sender;
    private long sent;
    private long arrived;
    private long progress;

    Pair(int number, Course course, Traffic traffic, String receiver) {
        this.number = number;
        this.course = course;
        this.closedLoop = traffic.closedLoop();
        this.head = ("<message type='chat' to='" + receiver + "' id='").getBytes(UTF_8);
        this.tail = ("'><body>" + "x".repeat(traffic.bodyBytes()) + "</body></message>").getBytes(UTF_8);
    }

    ClientListener senderSide() {
        return new Side() {
            @Override
            public void message(Element message) {
                if (!error(message)) {
                    course.statistics().foreign();
                }
            }
        };
    }

    ClientListener receiverSide() {
        return new Side() {
            @Override
            public void message(Element message) {
                if (!error(message)) {
                    receive(message.attribute("id"));
                }
            }
        };
    }

    void begin(OnlineClient online) {
        sender = online;
    }

    /** Sends the next message, unless the run or the sender is over. */
    void send() {
        if (sender == null || !course.sending()) {
            return;
        }
        if (sent - arrived >= MOST_IN_FLIGHT) {
            course.statistics().fault("too-many-in-flight", 1);
            return;
        }
        long now = course.now();
        if (sent == arrived) {
            progress = now;
        }
        byte[] id = new MessageId(number, sent++, now).text(course.run()).getBytes(UTF_8);
        sender.send(Buffer.buffer(head.length + id.length + tail.length)
                .appendBytes(head)
                .appendBytes(id)
                .appendBytes(tail));
        course.sent();
    }

    /** Notes when nothing has come for too long; a closed loop goes on then. */
    void watch(long patience) {
        if (sent > arrived && course.now() - progress > patience) {
            course.statistics().fault("nothing-came-for-the-timeout", 1);
            progress = course.now();
            if (closedLoop) {
                send();
            }
        }
    }

    long missing() {
        return order.missing(sent);
    }

    private void receive(String text) {
        Optional<MessageId> known = MessageId.read(course.run(), text);
        if (known.isEmpty()) {
            course.statistics().foreign();
            return;
        }
        MessageId id = known.get();
        if (id.pair() != number || id.number() >= sent) {
            course.statistics().fault("misdelivered", 1);
            return;
        }
        arrive(id);
    }

    private void arrive(MessageId id) {
        Arrival arrival = order.take(id.number());
        if (arrival == Arrival.REPEATED) {
            course.statistics().fault("repeated", 1);
            return;
        }
        course.statistics().fault("disordered", arrival == Arrival.DISORDERED ? 1 : 0);
        arrived++;
        progress = course.now();
        course.arrived(progress - id.sent());
        if (closedLoop && id.number() == sent - 1) {
            send();
        }
    }

    private boolean error(Element message) {
        if (!message.attribute("type").equals("error")) {
            return false;
        }
        String text = message.toString();
        int error = text.indexOf("<error");
        course.statistics().fault("error " + (error < 0 ? "" : Piece.condition(text.substring(error))), 1);
        return true;
    }

    private abstract class Side implements ClientListener {

        @Override
        public void answer(Element iq) {
            course.statistics().foreign();
        }

        @Override
        public void lost(String condition) {
            course.statistics().fault("lost " + condition, 1);
            sender = null;
        }
    }
}
