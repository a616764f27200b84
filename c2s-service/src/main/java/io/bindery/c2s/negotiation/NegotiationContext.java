package io.bindery.c2s.negotiation;

import io.bindery.c2s.TlsMode;
import io.bindery.c2s.negotiation.sasl.ChannelBindings;
import io.bindery.c2s.negotiation.sasl.SaslContext;
import io.bindery.c2s.negotiation.sasl.SaslExchange;
import io.bindery.c2s.stanza.ClientOutlet;
import io.bindery.model.config.RegistrationPolicy;
import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.error.StreamErrorException;
import io.bindery.model.jid.Jid;
import io.bindery.model.xml.XmlElement;
import java.util.List;
import java.util.Optional;

/**
 * What is offered on one stream, fixed when its header was answered.
 *
 * @param encrypted whether TLS is in force
 * @param classicMechanisms what RFC 6120 6 is offered with; empty: not offered
 * @param sasl2Mechanisms what XEP-0388 is offered with; empty: not offered
 * @param outlet where the stanzas of a session that is established here go
 */
public record NegotiationContext(
        EdgeServices edge,
        boolean encrypted,
        List<String> classicMechanisms,
        List<String> sasl2Mechanisms,
        StreamFacts stream,
        ClientOutlet outlet) {

    /**
     * What negotiation needs to know of the stream.
     *
     * @param address the IP address that the client came from
     */
    public record StreamFacts(String domain, Jid from, ChannelBindings bindings, String address) {}

    /** Decides what is offered. */
    public static NegotiationContext of(EdgeServices edge, boolean encrypted, StreamFacts stream, ClientOutlet outlet) {
        TlsMode mode = edge.config().listeners().mode();
        List<String> mechanisms = edge.mechanisms().offered(stream.bindings(), encrypted);
        // XEP-0388, security considerations: SASL2 comes after TLS only.
        boolean protectedEnough = isProtected(mode, encrypted);
        return new NegotiationContext(
                edge,
                encrypted,
                protectedEnough || mode == TlsMode.OPTIONAL ? mechanisms : List.of(),
                protectedEnough ? mechanisms : List.of(),
                stream,
                outlet);
    }

    /** Whether nobody reads along; where TLS is disabled, a trusted proxy sees to that. */
    private static boolean isProtected(TlsMode mode, boolean encrypted) {
        return encrypted || mode == TlsMode.DISABLED;
    }

    /** Whether an account can be made now: a password must not go over the network in the clear. */
    public boolean offersRegistration() {
        return registrationIsOpen() && isProtected(edge.config().listeners().mode(), encrypted);
    }

    boolean registrationIsOpen() {
        return edge.config().registration() == RegistrationPolicy.OPEN;
    }

    /** Whether STARTTLS can be used now. */
    public boolean offersStartTls() {
        return !encrypted && edge.config().listeners().mode() != TlsMode.DISABLED;
    }

    /** Whether nothing else can be used before it. */
    public boolean requiresStartTls() {
        return edge.config().listeners().mode() == TlsMode.REQUIRED;
    }

    /** The authentication that an element begins. */
    public Optional<Authentication> authenticationFor(XmlElement element) {
        if (Sasl2Elements.isAuthenticate(element)) {
            return Optional.of(new Sasl2Authentication(this));
        }
        return ClassicSaslElements.isAuth(element) ? Optional.of(new ClassicAuthentication(this)) : Optional.empty();
    }

    /** A stream authenticates once (XEP-0388, multiple authentication). */
    public void refuseSecondAuthentication(XmlElement element) {
        if (Sasl2Elements.isAuthenticate(element) || ClassicSaslElements.isAuth(element)) {
            throw new StreamErrorException(StreamErrorCondition.POLICY_VIOLATION, "already authenticated");
        }
    }

    /** Binds resources for this edge. */
    public Binding binding() {
        return new Binding(edge);
    }

    /** The exchange that a request of either profile names; nothing when its mechanism was not offered there. */
    Optional<SaslExchange> start(XmlElement request, List<String> mechanisms) {
        SaslContext facts =
                new SaslContext(stream.domain(), stream.from(), stream.bindings(), mechanisms, advertisedBindings());
        return Optional.ofNullable(request.attribute("mechanism"))
                .flatMap(name -> edge.mechanisms().start(name, facts));
    }

    List<String> advertisedBindings() {
        return stream.bindings().types();
    }
}
