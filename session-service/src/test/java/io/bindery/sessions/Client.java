package io.bindery.sessions;

import static io.bindery.sessions.RunningService.get;
import static io.bindery.sessions.RunningService.newId;

import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.FullJid;
import io.bindery.model.route.Delivery;
import io.bindery.model.route.LogRequest;
import io.bindery.model.route.RouteReply;
import io.bindery.model.route.RouteRequest;
import io.bindery.model.session.BindRequest;
import io.bindery.model.session.CloseRequest;
import io.bindery.model.session.ResourceRequest;
import io.bindery.model.session.SessionFeatures;
import io.bindery.model.session.UserAgent;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import java.util.List;
import java.util.stream.Stream;

/** A session as its edge sees it: what it sends is routed, what it gets stands in its log. */
public final class Client {
    private final RunningService service;
    private final String sessionId = newId();
    private final FullJid jid;
    private long sent;
    private long read;

    private Client(RunningService service, BindRequest request) {
        this.service = service;
        this.jid = service.bound(new BindRequest(
                        request.user(),
                        sessionId,
                        request.edge(),
                        request.resource(),
                        request.userAgent(),
                        request.features()))
                .jid();
    }

    /** Binds by Bind 2, with carbons. */
    public static Client bind2(RunningService service, BareJid user) {
        return new Client(service, request(user, ResourceRequest.Style.BIND2, newId(), true));
    }

    /** Binds the classic way, without carbons. */
    public static Client classic(RunningService service, BareJid user) {
        return new Client(service, request(user, ResourceRequest.Style.CLASSIC, null, false));
    }

    private static BindRequest request(BareJid user, ResourceRequest.Style style, String userAgentId, boolean carbons) {
        return new BindRequest(
                user,
                "",
                RunningService.EDGE,
                new ResourceRequest(style, null),
                new UserAgent(userAgentId, null, null),
                new SessionFeatures(carbons, false, false));
    }

    public FullJid jid() {
        return jid;
    }

    public String sessionId() {
        return sessionId;
    }

    /** Sends elements as one batch. */
    public RouteReply sends(XmlElement... elements) {
        RouteReply reply = route(sent, elements);
        sent += Stream.of(elements)
                .filter(element -> element.namespace().equals(Namespaces.CLIENT))
                .count();
        return reply;
    }

    /** Sends elements as if so many had been sent before. */
    public RouteReply route(long taken, XmlElement... elements) {
        List<XmlElement> stamped = Stream.of(elements)
                .map(element -> element.copy().attribute("from", jid.toString()).build())
                .toList();
        return get(service.sessions.route(new RouteRequest(jid, sessionId, taken, stamped)));
    }

    /** What has come since the last look, from the log. */
    public List<String> receives() {
        List<Delivery> deliveries = get(service.sessions.log(new LogRequest(jid.bare(), sessionId, read, 10_000)))
                .deliveries();
        for (Delivery delivery : deliveries) {
            read++;
            if (delivery.number() != read) {
                throw new AssertionError("a gap before " + delivery.number());
            }
        }
        return deliveries.stream().map(Delivery::stanza).toList();
    }

    /** Ends it. */
    public void close() {
        get(service.sessions.close(new CloseRequest(jid.bare(), sessionId)));
    }

    /** A chat message with a body. */
    public static XmlElement chat(Object to, String body) {
        return message(
                to,
                "chat",
                XmlElement.named("body", Namespaces.CLIENT).text(body).build());
    }

    public static XmlElement message(Object to, String type, XmlElement... content) {
        XmlElement.Builder message = XmlElement.named("message", Namespaces.CLIENT)
                .attribute("to", to.toString())
                .attribute("type", type);
        List.of(content).forEach(message::child);
        return message.build();
    }

    /** Available presence with a priority. */
    public static XmlElement presence(int priority) {
        return XmlElement.named("presence", Namespaces.CLIENT)
                .textChild("priority", Integer.toString(priority))
                .build();
    }
}
