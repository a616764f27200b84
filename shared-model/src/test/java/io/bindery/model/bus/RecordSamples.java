package io.bindery.model.bus;

import io.bindery.model.archive.ArchiveExtent;
import io.bindery.model.archive.ArchiveFilter;
import io.bindery.model.archive.ArchiveId;
import io.bindery.model.archive.ArchiveQuery;
import io.bindery.model.archive.ArchivedMessage;
import io.bindery.model.archive.ForgetReply;
import io.bindery.model.archive.ForgetRequest;
import io.bindery.model.archive.MetadataRequest;
import io.bindery.model.archive.PageRequest;
import io.bindery.model.archive.QueryReply;
import io.bindery.model.archive.ResultSize;
import io.bindery.model.edge.DeliverReply;
import io.bindery.model.edge.DeliverRequest;
import io.bindery.model.edge.EndStream;
import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.Jid;
import io.bindery.model.route.AckReply;
import io.bindery.model.route.AckRequest;
import io.bindery.model.route.Delivery;
import io.bindery.model.route.LogReply;
import io.bindery.model.route.LogRequest;
import io.bindery.model.route.RouteReply;
import io.bindery.model.route.RouteRequest;
import io.bindery.model.scram.ScramHash;
import io.bindery.model.scram.ScramKeys;
import io.bindery.model.session.AdmitReply;
import io.bindery.model.session.AdmitRequest;
import io.bindery.model.session.BindReply;
import io.bindery.model.session.BindRequest;
import io.bindery.model.session.CloseReply;
import io.bindery.model.session.CloseRequest;
import io.bindery.model.session.CredentialsRequest;
import io.bindery.model.session.OnlineReply;
import io.bindery.model.session.OnlineRequest;
import io.bindery.model.session.RegisterReply;
import io.bindery.model.session.RegisterRequest;
import io.bindery.model.session.ResourceRequest;
import io.bindery.model.session.ServerCaps;
import io.bindery.model.session.SessionFeatures;
import io.bindery.model.session.UserAgent;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import java.util.List;
import java.util.stream.Stream;

/** Samples of every record that travels, with and without the parts that may be null. */
final class RecordSamples {
    private static final BareJid JULIET = BareJid.parse("juliet@localhost");
    private static final SessionFeatures FEATURES = new SessionFeatures(true, true, false);
    private static final ArchiveId FIRST = ArchiveId.of(1_700_000_000_000L, 0);
    private static final ArchiveId LAST = ArchiveId.of(1_790_000_000_000L, 1_048_575);

    private RecordSamples() {}

    static Stream<Object> all() {
        return Stream.of(accounts(), sessions(), messages(), archive(), routes())
                .flatMap(List::stream);
    }

    private static List<Object> accounts() {
        return List.of(
                new CredentialsRequest(JULIET, ScramHash.SHA_512),
                new ScramKeys(new byte[] {0, -1, 127}, 4096, new byte[] {1}, new byte[0]),
                new RegisterRequest(JULIET, "p\u00e4ss \"word\"", "2001:db8:0:0:0:0:0:1"),
                new RegisterReply(RegisterReply.Outcome.UNUSABLE_PASSWORD),
                new CloseRequest(JULIET, "session-1"),
                new CloseReply(true),
                new OnlineRequest(JULIET));
    }

    private static List<Object> sessions() {
        return List.of(
                new BindRequest(
                        JULIET,
                        "session-1",
                        "edge-1",
                        new ResourceRequest(ResourceRequest.Style.BIND2, "phone"),
                        new UserAgent("d4565fa7-4d72-4749-b3d3-740edbf87770", "A client", "A device"),
                        FEATURES),
                new BindRequest(
                        JULIET,
                        "session-1",
                        "edge-1",
                        new ResourceRequest(ResourceRequest.Style.CLASSIC, null),
                        UserAgent.UNKNOWN,
                        SessionFeatures.NONE),
                new BindReply.Bound(
                        JULIET.withResource("phone/é 1"),
                        1L << 60,
                        new ArchiveExtent(FIRST, LAST),
                        0,
                        new ServerCaps("urn:uuid:0", "q07IKJEyjvHSyhy//CH0CxmKi8w=")),
                new BindReply.Bound(JULIET.withResource("a"), 1, null, 1000, null),
                new BindReply.Refused(BindReply.Reason.UNDONE),
                new OnlineReply(List.of(
                        new OnlineReply.Session(JULIET.withResource("a"), "session-1", "edge-1", 1L << 41, FEATURES))),
                new OnlineReply(List.of()),
                new EndStream("session-1", StreamErrorCondition.CONFLICT));
    }

    private static List<Object> messages() {
        return List.of(
                new AdmitRequest(
                        JULIET,
                        Jid.parse("localhost"),
                        XmlElement.named("message", "jabber:client")
                                .text("😀\"\\")
                                .build(),
                        true),
                new AdmitRequest(JULIET, Jid.parse("romeo@localhost/orchard"), XmlElement.empty("message", ""), false),
                new AdmitReply.Admitted(LAST, List.of("session-1", "session-2")),
                new AdmitReply.Full());
    }

    private static List<Object> archive() {
        ArchiveFilter filter = new ArchiveFilter(
                Jid.parse("romeo@localhost/orchard"), 0L, 1L << 42, "an id", LAST.toString(), List.of("1", "no id"));
        List<ArchivedMessage> items = List.of(new ArchivedMessage(FIRST, "<message>\"é</message>"));
        return List.of(
                new MetadataRequest(JULIET, LAST),
                new MetadataRequest(JULIET, null),
                new ArchiveExtent(FIRST, LAST),
                new ArchiveExtent(FIRST, LAST, FIRST),
                ArchiveExtent.EMPTY,
                new ArchiveQuery(JULIET, filter, new PageRequest(50, "2", "1", true)),
                new ArchiveQuery(JULIET, ArchiveFilter.ALL, PageRequest.first(0)),
                new QueryReply.Page(items, true, false, new ResultSize(7, 6)),
                new QueryReply.Page(List.of(), false, true, null),
                new QueryReply.ItemNotFound(),
                new ForgetRequest(JULIET, LAST),
                new ForgetReply(ForgetReply.Progress.MORE));
    }

    private static List<Object> routes() {
        XmlElement stanza = XmlElement.named("message", "jabber:client")
                .attribute("to", "romeo@localhost")
                .attribute(Namespaces.XML, "lang", "en")
                .text("a <b> ")
                .child(XmlElement.named("body", "jabber:client").text("😀\"\\").build())
                .text("tail")
                .build();
        return List.of(
                new RouteRequest(JULIET.withResource("a"), "session-1", 1L << 40, List.of(stanza)),
                new RouteReply.Routed(7, List.of(new Delivery("session-1", 7, "<message/>")), 2),
                new RouteReply.SessionGone(),
                new LogRequest(JULIET, "session-1", 0, 50),
                new LogReply(List.of(Delivery.nudge("session-1", 9))),
                new AckRequest(List.of(new AckRequest.Acknowledged(JULIET, "session-1", 3))),
                new AckReply(),
                new DeliverRequest(List.of(new Delivery("session-1", 1, "<presence/>"))),
                new DeliverReply());
    }
}
