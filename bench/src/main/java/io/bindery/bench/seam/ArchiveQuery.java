package io.bindery.bench.seam;

import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pages through an archive (XEP-0313, XEP-0059) from what is known up to the end that the bind named; knows no socket. */
final class ArchiveQuery {
    private static final String RSM = "http://jabber.org/protocol/rsm";
    private static final int PAGE = 50;

    private final MessageReading messages;
    private final ArchiveEnd end;
    private final List<Sighting> found = new ArrayList<>();
    private final List<Sighting> page = new ArrayList<>();
    private String after;
    private String name = "";
    private int requests;
    private boolean endFound;

    /** A query for what follows an id, or for everything when that is null. */
    ArchiveQuery(MessageReading messages, String after, ArchiveEnd end) {
        this.messages = messages;
        this.after = after;
        this.end = end;
    }

    /** What an element leads to. */
    enum Step {
        /** More of the page is to come, or the element has nothing to do with it. */
        WAIT,
        /** {@link #request} asks for the next page. */
        NEXT_PAGE,
        /** The server cannot tell yet: {@link #request} asks again, a little later. */
        AGAIN_LATER,
        /** All is found. */
        DONE
    }

    /** Asks for the next page, or once more for the last one. */
    String request() {
        name = "archive-" + ++requests;
        page.clear();
        return "<iq type='set' id='" + name + "'><query xmlns='" + Namespaces.ARCHIVE + "' queryid='" + name
                + "'><set xmlns='" + RSM + "'><max>" + PAGE + "</max>" + position() + "</set></query></iq>";
    }

    /** Takes a stanza; fails when the server refuses to answer. */
    Step on(XmlElement stanza) throws IOException {
        if (stanza.name().equals("iq") && name.equals(stanza.attribute("id"))) {
            return "result".equals(stanza.attribute("type")) ? pageEnd(stanza) : refused(stanza);
        }
        messages.archived(stanza, name).ifPresent(page::add);
        return Step.WAIT;
    }

    /** Whether a stanza belongs to some archive query, this or another. */
    static boolean concerns(XmlElement stanza) {
        return stanza.child("result", Namespaces.ARCHIVE).isPresent();
    }

    List<Sighting> found() {
        return found;
    }

    boolean endFound() {
        return endFound;
    }

    private String position() {
        return after == null
                ? ""
                : XmlElement.named("after", RSM).text(after).build().toString();
    }

    private Step pageEnd(XmlElement result) throws IOException {
        XmlElement fin = result.child("fin", Namespaces.ARCHIVE)
                .orElseThrow(() -> new IOException("the server's answer to an archive query has no fin"));
        if ("false".equals(fin.attribute("stable"))) {
            // XEP-0313 4.3.3: such a page may change, so it is worth nothing to who wants to know what is there.
            return Step.AGAIN_LATER;
        }
        page.forEach(this::take);
        boolean complete = "true".equals(fin.attribute("complete")) || "1".equals(fin.attribute("complete"));
        if (endFound || complete) {
            return Step.DONE;
        }
        if (page.isEmpty()) {
            throw new IOException("the server handed over an empty page that is not the last");
        }
        after = page.get(page.size() - 1).id();
        return Step.NEXT_PAGE;
    }

    private void take(Sighting sighting) {
        if (!endFound) {
            found.add(sighting);
            endFound = end instanceof ArchiveEnd.At at && at.id().equals(sighting.id());
        }
    }

    private static Step refused(XmlElement answer) throws IOException {
        Optional<XmlElement> error = answer.child("error", Namespaces.CLIENT);
        // RFC 6120 8.3.2: "wait" invites to try again.
        if (error.filter(it -> "wait".equals(it.attribute("type"))).isPresent()) {
            return Step.AGAIN_LATER;
        }
        throw new IOException("the server refused an archive query: "
                + error.flatMap(it -> it.elements().stream().findFirst())
                        .map(XmlElement::name)
                        .orElse("no reason"));
    }
}
