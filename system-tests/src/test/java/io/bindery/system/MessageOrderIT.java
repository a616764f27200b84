package io.bindery.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.bindery.model.jid.BareJid;
import io.bindery.model.session.OnlineReply;
import io.bindery.model.session.OnlineRequest;
import io.bindery.system.client.Bind2Login;
import io.bindery.system.client.Received;
import io.bindery.system.client.XmppConversation;
import io.bindery.system.server.Await;
import io.bindery.system.server.BinderyServer;
import io.bindery.system.server.OwnThread;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise P4: what one sends arrives in that order, each stanza once, whatever edges and services it crosses. */
class MessageOrderIT {
    private static final int MESSAGES = 10_000;
    private static final int LONGEST_BURST = 200;
    private static final int ACKNOWLEDGED_EVERY = 50;
    private static final int SESSION_SERVICES = 2;
    private static final long SEED = 1;
    private static final Pattern BODY = Pattern.compile("<body>(\\d+)</body>");
    private static final BareJid ROMEO = new BareJid("romeo", BinderyServer.DOMAIN);
    private static final BareJid JULIET = new BareJid("juliet", BinderyServer.DOMAIN);

    @TempDir
    private Path folder;

    private BinderyServer server;
    private XmppConversation sender;
    private XmppConversation receiver;

    @BeforeEach
    void start() {
        // Where the machine is busy the receiver may be far behind; that its session then ends is tested elsewhere.
        Map<String, String> roomForAll = Map.of("session.max-log", Integer.toString(2 * MESSAGES));
        server = BinderyServer.start(folder, roomForAll, SESSION_SERVICES, Duration.ZERO);
        for (BareJid user : List.of(ROMEO, JULIET)) {
            server.addAccount(user.local(), "secret");
        }
        sender = online(ROMEO);
        receiver = online(JULIET);
        receiver.sends("<presence/>").sends("<iq type='get' id='ready'><ping xmlns='urn:xmpp:ping'/></iq>");
        answer(receiver, "ready");
        // Connections go to the edges in turn: the two are not on the same one.
        assertNotEquals(edge(ROMEO), edge(JULIET));
    }

    @AfterEach
    void stop() {
        sender.close();
        receiver.close();
        server.close();
    }

    @Test
    void keepsTheOrderToABareJid() throws Exception {
        sendsAndReceives(JULIET.toString());
    }

    @Test
    void keepsTheOrderToAFullJid() throws Exception {
        sendsAndReceives(session(JULIET).jid().toString());
    }

    private void sendsAndReceives(String to) throws Exception {
        CompletableFuture<List<Integer>> received = CompletableFuture.supplyAsync(this::receive, OwnThread.EACH);
        Random random = new Random(SEED);
        for (int next = 1; next <= MESSAGES; ) {
            int last = Math.min(MESSAGES, next + random.nextInt(LONGEST_BURST));
            StringBuilder burst = new StringBuilder();
            for (int number = next; number <= last; number++) {
                burst.append("<message type='chat' id='m%d' to='%s'><body>%d</body></message>"
                        .formatted(number, to, number));
            }
            sender.sends(burst.toString());
            next = last + 1;
        }
        List<Integer> all = IntStream.rangeClosed(1, MESSAGES).boxed().toList();
        assertEquals(all, received.get(2, TimeUnit.MINUTES));
        nothingFollows(to);
    }

    /** What the receiver gets, in order; it reads while the sender still sends, and acknowledges as clients do. */
    private List<Integer> receive() {
        List<Integer> numbers = new ArrayList<>(MESSAGES);
        while (numbers.size() < MESSAGES) {
            Matcher body = BODY.matcher(receiver.next());
            if (body.find()) {
                numbers.add(Integer.valueOf(body.group(1)));
                if (numbers.size() % ACKNOWLEDGED_EVERY == 0) {
                    // The answer to the ping and the own presence may count too; less than there was is never wrong.
                    receiver.sends("<a xmlns='urn:xmpp:sm:3' h='" + numbers.size() + "'/>");
                }
            }
        }
        return numbers;
    }

    /** A last message comes next: no repetition was still under way. */
    private void nothingFollows(String to) {
        sender.sends("<message type='chat' id='last' to='" + to + "'><body>0</body></message>");
        Matcher body = BODY.matcher(receiver.next());
        while (!body.find()) {
            body = BODY.matcher(receiver.next());
        }
        assertEquals("0", body.group(1));
    }

    private XmppConversation online(BareJid user) {
        XmppConversation client = server.connect();
        Bind2Login.of(user.local(), "secret").on(client);
        client.receivesElement("features");
        return client;
    }

    private static void answer(XmppConversation client, String id) {
        Received received = new Received(client.next());
        while (!received.name().equals("iq") || !received.attribute("id").equals(id)) {
            received = new Received(client.next());
        }
        assertEquals("result", received.attribute("type"), received.xml());
    }

    private String edge(BareJid user) {
        return session(user).edge();
    }

    private OnlineReply.Session session(BareJid user) {
        List<OnlineReply.Session> sessions =
                Await.done(server.sessions().online(new OnlineRequest(user))).sessions();
        assertEquals(1, sessions.size());
        return sessions.get(0);
    }
}
