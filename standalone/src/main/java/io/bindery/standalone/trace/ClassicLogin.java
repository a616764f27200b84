package io.bindery.standalone.trace;

import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The login of RFC 6120, one question after the other: all that Bind 2 settles is asked for. */
final class ClassicLogin {
    private static final String BIND = "urn:ietf:params:xml:ns:xmpp-bind";
    private static final String DISCOVERY = "http://jabber.org/protocol/disco#info";
    private static final String ARCHIVE_METADATA = Namespaces.ARCHIVE + "#extended";

    private final XmppConnection connection;
    private final Target target;
    private final Transcript transcript;
    private final List<String> settled = new ArrayList<>();
    private int questions;

    ClassicLogin(XmppConnection connection, Target target, Transcript transcript) {
        this.connection = connection;
        this.target = target;
        this.transcript = transcript;
    }

    LoginOutcome run() throws IOException {
        connection.begin();
        authenticate(connection.features());
        connection.openStream();
        XmlElement features = connection.features();
        String address = bind();
        enableStreamManagement(features);
        enableCarbons();
        askForArchive();
        if (features.child("csi", Namespaces.CLIENT_STATE).isPresent()) {
            // No answer is defined (XEP-0352 4.2): it costs no round trip.
            connection.send(XmlElement.empty("active", Namespaces.CLIENT_STATE));
            settled.add("client state");
        }
        connection.send(XmlElement.empty("presence", Namespaces.CLIENT));
        return new LoginOutcome("classic", address, settled, connection.roundTrips(), transcript.elapsed());
    }

    private void authenticate(XmlElement features) throws IOException {
        XmlElement mechanisms = features.child("mechanisms", ClassicSasl.NAMESPACE)
                .orElseThrow(() -> new TraceFailedException("the server does not offer SASL"));
        ScramExchange scram =
                ScramExchange.begin(target, ScramOffer.read(features, mechanisms), connection.certificate());
        connection.send(ClassicSasl.auth(scram.mechanism(), scram.first()));
        connection.send(ClassicSasl.response(scram.answer(expect("challenge").text())));
        scram.verify(expect("success").text());
    }

    private XmlElement expect(String name) throws IOException {
        XmlElement element = connection.receive();
        if (element.is("failure", ClassicSasl.NAMESPACE)) {
            throw new TraceFailedException("the server refused the login: " + XmppConnection.condition(element));
        }
        if (!element.is(name, ClassicSasl.NAMESPACE)) {
            throw new TraceFailedException("the server sent <" + element.name() + "/> where <" + name + "/> belongs");
        }
        return element;
    }

    private String bind() throws IOException {
        XmlElement bound = ask("set", null, XmlElement.empty("bind", BIND));
        return bound.child("bind", BIND)
                .flatMap(bind -> bind.child("jid", BIND))
                .map(XmlElement::text)
                .orElseThrow(() -> new TraceFailedException("the server did not bind: " + error(bound)));
    }

    private void enableStreamManagement(XmlElement features) throws IOException {
        if (features.child("sm", Namespaces.STREAM_MANAGEMENT).isEmpty()) {
            return;
        }
        connection.send(XmlElement.empty("enable", Namespaces.STREAM_MANAGEMENT));
        if (connection.receive().is("enabled", Namespaces.STREAM_MANAGEMENT)) {
            settled.add("stream management");
        }
    }

    private void enableCarbons() throws IOException {
        if (succeeded(ask("set", null, XmlElement.empty("enable", Namespaces.CARBONS)))) {
            settled.add("carbons");
        }
    }

    private void askForArchive() throws IOException {
        String account = target.user().toString();
        List<String> offered =
                ask("get", account, XmlElement.empty("query", DISCOVERY)).child("query", DISCOVERY).stream()
                        .flatMap(query -> query.elements().stream())
                        .map(feature -> feature.attribute("var"))
                        .toList();
        if (offered.contains(ARCHIVE_METADATA)) {
            XmlElement answer = ask("get", account, XmlElement.empty("metadata", Namespaces.ARCHIVE));
            settled.add(ArchiveEnd.of(answer.child("metadata", Namespaces.ARCHIVE)));
        } else {
            settled.add(ArchiveEnd.of(Optional.empty()));
        }
    }

    private XmlElement ask(String type, String to, XmlElement question) throws IOException {
        String id = "q" + ++questions;
        connection.send(XmlElement.named("iq", Namespaces.CLIENT)
                .attribute("type", type)
                .attribute("id", id)
                .attribute("to", to)
                .child(question)
                .build());
        XmlElement answer = connection.receive();
        while (!answer.is("iq", Namespaces.CLIENT) || !id.equals(answer.attribute("id"))) {
            answer = connection.receive();
        }
        return answer;
    }

    private static boolean succeeded(XmlElement answer) {
        return "result".equals(answer.attribute("type"));
    }

    private static String error(XmlElement answer) {
        return answer.child("error", Namespaces.CLIENT)
                .map(XmppConnection::condition)
                .orElse("no reason given");
    }
}
