package io.bindery.c2s.negotiation.sasl;

import io.bindery.model.jid.Jid;
import io.bindery.model.scram.ScramHash;
import io.vertx.core.Vertx;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** Streams to {@code example.org} as the SASL code sees them. */
final class Streams {
    static final String DOMAIN = "example.org";
    static final SaslPolicy POLICY = new SaslPolicy(true, EnumSet.allOf(ScramHash.class), 4096);
    static final ChannelBindings BINDINGS = new ChannelBindings(Map.of(
            TlsChannelBindings.SERVER_END_POINT, Steps.bytes("hash of the certificate"),
            TlsChannelBindings.EXPORTER, Steps.bytes("exported material")));

    private Streams() {}

    /** A stream that can bind and says so. */
    static SaslContext bound(SaslMechanisms mechanisms) {
        return context(mechanisms.offered(BINDINGS, true), BINDINGS, null);
    }

    /** A stream that cannot bind. */
    static SaslContext unbound(SaslMechanisms mechanisms) {
        return context(mechanisms.offered(ChannelBindings.NONE, true), ChannelBindings.NONE, null);
    }

    /** A stream that was opened with a {@code from}. */
    static SaslContext from(String from) {
        return context(List.of("SCRAM-SHA-1", "PLAIN"), ChannelBindings.NONE, Jid.parse(from));
    }

    static SaslContext context(List<String> mechanisms, ChannelBindings bindings, Jid from) {
        return new SaslContext(DOMAIN, from, bindings, mechanisms, bindings.types());
    }

    static SaslMechanisms mechanisms(KnownAccounts accounts, Vertx vertx) {
        return new SaslMechanisms(accounts, vertx, POLICY);
    }
}
