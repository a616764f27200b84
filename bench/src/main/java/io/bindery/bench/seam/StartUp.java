package io.bindery.bench.seam;

import io.bindery.bench.login.Profile;
import io.bindery.model.scram.ScramClient;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** How a client comes on line, from the connection to the bound session with carbons. */
record StartUp(SeamTarget target, Profile profile, Duration timeout) {
    private static final String SASL2 = "urn:xmpp:sasl:2";
    private static final String BIND2 = "urn:xmpp:bind:0";
    private static final String SASL = "urn:ietf:params:xml:ns:xmpp-sasl";
    private static final String BIND = "urn:ietf:params:xml:ns:xmpp-bind";
    private static final String SESSION = "urn:ietf:params:xml:ns:xmpp-session";
    private static final String SM = "urn:xmpp:sm:3";
    private static final String CARBONS = "<enable xmlns='urn:xmpp:carbons:2'/>";
    private static final Set<String> OUTCOMES = Set.of("success", "failure", "challenge", "continue", "error");

    Session login(Device device) throws IOException {
        XmppStream stream = XmppStream.open(target, timeout);
        try {
            return profile == Profile.BIND2 ? bind2(stream, device) : classic(stream, device);
        } catch (IOException e) {
            stream.close();
            throw e;
        }
    }

    /** Everything in one authenticate (XEP-0388, XEP-0386). */
    private static Session bind2(XmppStream stream, Device device) throws IOException {
        XmlElement authentication = await(stream, Set.of("features"))
                .child("authentication", SASL2)
                .orElseThrow(() -> new IOException("the server offers no SASL2 (XEP-0388)"));
        ScramClient scram = device.scram(mechanisms(authentication));
        stream.send("<authenticate xmlns='" + SASL2 + "' mechanism='" + scram.mechanism() + "'><initial-response>"
                + scram.first() + "</initial-response><user-agent id='" + device.userAgentId()
                + "'><software>seam</software></user-agent><bind xmlns='" + BIND2 + "'><tag>seam</tag>" + CARBONS
                + "<enable xmlns='" + SM + "'/></bind></authenticate>");
        XmlElement challenge = expected(await(stream, OUTCOMES), "challenge");
        stream.send("<response xmlns='" + SASL2 + "'>" + device.answer(scram, challenge.text()) + "</response>");
        XmlElement success = expected(await(stream, OUTCOMES), "success");
        proved(
                scram,
                success.child("additional-data", SASL2).map(XmlElement::text).orElse(""));
        XmlElement bound =
                success.child("bound", BIND2).orElseThrow(() -> new IOException("the server did not bind (XEP-0386)"));
        return new Session(stream, end(bound), bound.child("enabled", SM).isPresent());
    }

    private static ArchiveEnd end(XmlElement bound) {
        return bound.child("metadata", Namespaces.ARCHIVE)
                .<ArchiveEnd>map(metadata -> metadata.child("end", Namespaces.ARCHIVE)
                        .<ArchiveEnd>map(end -> new ArchiveEnd.At(end.attribute("id")))
                        .orElseGet(ArchiveEnd.Nothing::new))
                .orElseGet(ArchiveEnd.Unknown::new);
    }

    /** The way of RFC 6120; such a client learns the archive's end from the archive alone. */
    private static Session classic(XmppStream stream, Device device) throws IOException {
        XmlElement offer = await(stream, Set.of("features"))
                .child("mechanisms", SASL)
                .orElseThrow(() -> new IOException("the server offers no SASL (RFC 6120 6)"));
        ScramClient scram = device.scram(mechanisms(offer));
        stream.send("<auth xmlns='" + SASL + "' mechanism='" + scram.mechanism() + "'>" + scram.first() + "</auth>");
        XmlElement challenge = expected(await(stream, OUTCOMES), "challenge");
        stream.send("<response xmlns='" + SASL + "'>" + device.answer(scram, challenge.text()) + "</response>");
        proved(scram, expected(await(stream, OUTCOMES), "success").text());
        stream.restart();
        XmlElement features = await(stream, Set.of("features"));
        ask(stream, "bind", "<bind xmlns='" + BIND + "'/>");
        if (features.child("session", SESSION)
                .filter(session -> session.child("optional", SESSION).isEmpty())
                .isPresent()) {
            ask(stream, "session", "<session xmlns='" + SESSION + "'/>");
        }
        // Nobody waits for the answer: from the bind on, messages may come before it.
        stream.send("<iq type='set' id='carbons'>" + CARBONS + "</iq>");
        return new Session(stream, new ArchiveEnd.Unknown(), false);
    }

    private static void ask(XmppStream stream, String id, String payload) throws IOException {
        stream.send("<iq type='set' id='" + id + "'>" + payload + "</iq>");
        XmlElement answer = await(stream, Set.of("iq", "error"));
        if (!"result".equals(answer.attribute("type"))) {
            throw new IOException("the server refused " + id);
        }
    }

    private static void proved(ScramClient scram, String serverFinal) throws IOException {
        if (!scram.proved(serverFinal)) {
            throw new IOException("the server did not prove that it knows the account");
        }
    }

    private static List<String> mechanisms(XmlElement offer) {
        return offer.elements().stream()
                .filter(element -> element.name().equals("mechanism"))
                .map(XmlElement::text)
                .toList();
    }

    /** The next element of one of these names; before the session is bound no other matters. */
    private static XmlElement await(XmppStream stream, Set<String> names) throws IOException {
        XmlElement element = stream.await();
        while (!names.contains(element.name())) {
            element = stream.await();
        }
        return element;
    }

    private static XmlElement expected(XmlElement outcome, String name) throws IOException {
        if (!outcome.name().equals(name)) {
            String condition = outcome.elements().stream()
                    .findFirst()
                    .map(XmlElement::name)
                    .orElse("no reason");
            throw new IOException("the login ended with " + outcome.name() + ": " + condition);
        }
        return outcome;
    }
}
