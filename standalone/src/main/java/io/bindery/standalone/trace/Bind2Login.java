package io.bindery.standalone.trace;

import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The login that this server is made for: SASL2 with Bind 2 inside. */
final class Bind2Login {
    private final XmppConnection connection;
    private final Target target;
    private final Transcript transcript;
    private ScramOffer offer;

    Bind2Login(XmppConnection connection, Target target, Transcript transcript) {
        this.connection = connection;
        this.target = target;
        this.transcript = transcript;
    }

    /** As a client does that sees the server for the first time: what it is offered, it waits for. */
    LoginOutcome run() throws IOException {
        connection.begin();
        offer = offer(connection.features());
        ScramExchange scram = begin(offer);
        connection.send(Sasl2.authenticate(scram.mechanism(), scram.first()));
        return finish("Bind 2", scram);
    }

    /** As a client does that remembers what the server offers: it does not wait, but still checks the offer. */
    LoginOutcome runRemembering(ScramOffer remembered) throws IOException {
        connection.begin();
        ScramExchange scram = begin(remembered);
        connection.send(Sasl2.authenticate(scram.mechanism(), scram.first()));
        if (!offer(connection.features()).equals(remembered)) {
            throw new TraceFailedException("the server offers something else than a moment ago");
        }
        return finish("Bind 2, offer remembered", scram);
    }

    /** What the server offered, for a client that remembers it. */
    ScramOffer offer() {
        return offer;
    }

    private static ScramOffer offer(XmlElement features) {
        XmlElement offer = Sasl2.offer(features)
                .orElseThrow(() -> new TraceFailedException("the server does not offer SASL2 with Bind 2"));
        return ScramOffer.read(features, offer);
    }

    private ScramExchange begin(ScramOffer offer) {
        return ScramExchange.begin(target, offer, connection.certificate());
    }

    private LoginOutcome finish(String way, ScramExchange scram) throws IOException {
        connection.send(Sasl2.response(scram.answer(expect("challenge").text())));
        XmlElement success = expect("success");
        scram.verify(text(success, "additional-data"));
        XmlElement bound = success.child("bound", Sasl2.BIND)
                .orElseThrow(() -> new TraceFailedException("the server authenticated but did not bind"));
        LoginOutcome outcome = new LoginOutcome(
                way,
                text(success, "authorization-identifier"),
                settled(bound),
                connection.roundTrips(),
                transcript.elapsed());
        connection.send(XmlElement.empty("presence", Namespaces.CLIENT));
        return outcome;
    }

    private XmlElement expect(String name) throws IOException {
        XmlElement element = connection.receive();
        if (element.is("failure", Sasl2.NAMESPACE)) {
            throw new TraceFailedException("the server refused the login: " + XmppConnection.condition(element));
        }
        if (!element.is(name, Sasl2.NAMESPACE)) {
            throw new TraceFailedException("the server sent <" + element.name() + "/> where <" + name + "/> belongs");
        }
        return element;
    }

    private static String text(XmlElement parent, String name) {
        return parent.child(name, Sasl2.NAMESPACE)
                .map(XmlElement::text)
                .orElseThrow(() -> new TraceFailedException("the success lacks <" + name + "/>"));
    }

    // XEP-0386 4.3: what was asked for inline and is not refused holds; SM alone is confirmed by an element.
    private static List<String> settled(XmlElement bound) {
        List<String> settled = new ArrayList<>(List.of("carbons", "client state"));
        if (bound.child("enabled", Namespaces.STREAM_MANAGEMENT).isPresent()) {
            settled.add("stream management");
        }
        settled.add(ArchiveEnd.of(bound.child("metadata", Namespaces.ARCHIVE)));
        return settled;
    }
}
