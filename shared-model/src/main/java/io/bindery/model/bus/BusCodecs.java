package io.bindery.model.bus;

import io.bindery.model.archive.ArchiveExtent;
import io.bindery.model.archive.ArchiveQuery;
import io.bindery.model.archive.ForgetReply;
import io.bindery.model.archive.ForgetRequest;
import io.bindery.model.archive.MetadataRequest;
import io.bindery.model.archive.QueryReply;
import io.bindery.model.edge.DeliverReply;
import io.bindery.model.edge.DeliverRequest;
import io.bindery.model.edge.EndStream;
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
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import java.util.List;

/** Registers the codec of every record that travels; called once for each Vert.x instance. */
public final class BusCodecs {
    /** vertx-core looks a codec up by exact class, so each case of a sealed reply stands here. */
    static final List<Class<?>> RECORDS = List.of(
            CredentialsRequest.class,
            ScramKeys.class,
            RegisterRequest.class,
            RegisterReply.class,
            BindRequest.class,
            BindReply.Bound.class,
            BindReply.Refused.class,
            CloseRequest.class,
            CloseReply.class,
            OnlineRequest.class,
            OnlineReply.class,
            AdmitRequest.class,
            AdmitReply.Admitted.class,
            AdmitReply.Full.class,
            MetadataRequest.class,
            ArchiveExtent.class,
            ArchiveQuery.class,
            QueryReply.Page.class,
            QueryReply.ItemNotFound.class,
            ForgetRequest.class,
            ForgetReply.class,
            RouteRequest.class,
            RouteReply.Routed.class,
            RouteReply.SessionGone.class,
            LogRequest.class,
            LogReply.class,
            AckRequest.class,
            AckReply.class,
            DeliverRequest.class,
            DeliverReply.class,
            EndStream.class);

    private BusCodecs() {}

    /** Registers all codecs. */
    public static void register(Vertx vertx) {
        RECORDS.forEach(type -> register(vertx.eventBus(), type));
    }

    private static <T> void register(EventBus bus, Class<T> type) {
        bus.registerDefaultCodec(type, new RecordCodec<>(type));
    }
}
