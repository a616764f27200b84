package io.bindery.model.bus;

import io.bindery.model.archive.ArchiveExtent;
import io.bindery.model.archive.ArchiveQuery;
import io.bindery.model.archive.ForgetReply;
import io.bindery.model.archive.ForgetRequest;
import io.bindery.model.archive.MetadataRequest;
import io.bindery.model.archive.QueryReply;
import io.bindery.model.edge.DeliverReply;
import io.bindery.model.edge.DeliverRequest;
import io.bindery.model.route.AckReply;
import io.bindery.model.route.AckRequest;
import io.bindery.model.route.LogReply;
import io.bindery.model.route.LogRequest;
import io.bindery.model.route.RouteReply;
import io.bindery.model.route.RouteRequest;
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

/** Every address of the event bus (docs/event-bus.md). */
public final class BusAddresses {
    public static final BusVerb<CredentialsRequest, ScramKeys> SESSION_CREDENTIALS =
            new BusVerb<>("session.credentials", CredentialsRequest.class, ScramKeys.class);
    public static final BusVerb<RegisterRequest, RegisterReply> SESSION_REGISTER =
            new BusVerb<>("session.register", RegisterRequest.class, RegisterReply.class);
    public static final BusVerb<BindRequest, BindReply> SESSION_BIND =
            new BusVerb<>("session.bind", BindRequest.class, BindReply.class);
    public static final BusVerb<CloseRequest, CloseReply> SESSION_CLOSE =
            new BusVerb<>("session.close", CloseRequest.class, CloseReply.class);
    public static final BusVerb<OnlineRequest, OnlineReply> SESSION_ONLINE =
            new BusVerb<>("session.online", OnlineRequest.class, OnlineReply.class);
    public static final BusVerb<AdmitRequest, AdmitReply> SESSION_ADMIT =
            new BusVerb<>("session.admit", AdmitRequest.class, AdmitReply.class);
    public static final BusVerb<RouteRequest, RouteReply> SESSION_ROUTE =
            new BusVerb<>("session.route", RouteRequest.class, RouteReply.class);
    public static final BusVerb<LogRequest, LogReply> SESSION_LOG =
            new BusVerb<>("session.log", LogRequest.class, LogReply.class);
    public static final BusVerb<AckRequest, AckReply> SESSION_ACK =
            new BusVerb<>("session.ack", AckRequest.class, AckReply.class);
    public static final BusVerb<MetadataRequest, ArchiveExtent> ARCHIVE_METADATA =
            new BusVerb<>("archive.metadata", MetadataRequest.class, ArchiveExtent.class);
    public static final BusVerb<ArchiveQuery, QueryReply> ARCHIVE_QUERY =
            new BusVerb<>("archive.query", ArchiveQuery.class, QueryReply.class);
    public static final BusVerb<ForgetRequest, ForgetReply> ARCHIVE_FORGET =
            new BusVerb<>("archive.forget", ForgetRequest.class, ForgetReply.class);

    private BusAddresses() {}

    /** The address of one edge; one per node, never one per session. */
    public static String edge(String node) {
        return "edge." + node;
    }

    /** Where one edge takes stanzas for its sessions. */
    public static BusVerb<DeliverRequest, DeliverReply> edgeDelivery(String node) {
        return new BusVerb<>(edge(node) + ".deliver", DeliverRequest.class, DeliverReply.class);
    }
}
