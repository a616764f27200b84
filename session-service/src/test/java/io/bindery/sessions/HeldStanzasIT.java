package io.bindery.sessions;

import static io.bindery.sessions.RunningService.get;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bindery.model.jid.FullJid;
import io.bindery.model.route.RouteRequest;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** XEP-0352 and promise P7: what waits for an inactive client has a bound. */
class HeldStanzasIT {
    private static final int BOUND = 500;

    private long sent;

    @Test
    void comeInOrderWhenTooManyWait() {
        try (RunningService service = RunningService.start(Map.of())) {
            Client romeo = Client.bind2(service, service.account());
            Client juliet = Client.bind2(service, service.account());
            juliet.sends(XmlElement.empty("inactive", Namespaces.CLIENT_STATE));
            for (int i = 1; i < BOUND; i++) {
                types(service, romeo, juliet, i);
            }
            // What is said again moves behind the others and takes no more room.
            types(service, romeo, juliet, 1);
            assertEquals(List.of(), juliet.receives());
            types(service, romeo, juliet, BOUND);
            List<String> got = juliet.receives();
            assertEquals(BOUND, got.size());
            List<Integer> order = IntStream.rangeClosed(2, BOUND - 1).boxed().toList();
            assertEquals(
                    order,
                    got.stream().limit(BOUND - 2).map(HeldStanzasIT::sender).toList());
            assertEquals(
                    List.of(1, BOUND),
                    got.stream().skip(BOUND - 2).map(HeldStanzasIT::sender).toList());
            types(service, romeo, juliet, 2);
            assertEquals(List.of(), juliet.receives());
        }
    }

    /** A message that says nothing but that somebody is typing, on one of many resources. */
    private void types(RunningService service, Client romeo, Client juliet, int resource) {
        FullJid sender = new FullJid(romeo.jid().bare(), Integer.toString(resource));
        XmlElement typing = Client.message(
                        juliet.jid(), "chat", XmlElement.empty("composing", "http://jabber.org/protocol/chatstates"))
                .copy()
                .attribute("from", sender.toString())
                .build();
        get(service.sessions.route(new RouteRequest(sender, romeo.sessionId(), sent++, List.of(typing))));
    }

    private static int sender(String stanza) {
        return Integer.parseInt(stanza.replaceFirst("(?s).*from='[^/']*/(\\d+)'.*", "$1"));
    }
}
