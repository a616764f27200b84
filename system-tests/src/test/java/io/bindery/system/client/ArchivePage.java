package io.bindery.system.client;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.w3c.dom.Element;

/**
 * What a query of an archive brings.
 *
 * @param results in the order in which they came
 * @param fin the answer behind them
 */
public record ArchivePage(List<Received> results, Received fin) {
    private static final String MAM = "urn:xmpp:mam:2";
    private static final String RSM = "http://jabber.org/protocol/rsm";

    /** Asks a person's own archive; the content is that of the query. */
    public static ArchivePage of(Person reader, String query) {
        reader.sends("<iq type='set' id='q'><query xmlns='" + MAM + "'>" + query + "</query></iq>");
        List<Received> results = new ArrayList<>();
        Received received = reader.next();
        while (received.name().equals("message")) {
            results.add(received);
            received = reader.next();
        }
        Assertions.assertEquals("result", received.attribute("type"), received.xml());
        return new ArchivePage(results, received);
    }

    /** A page of a result. */
    public static String rsm(String content) {
        return "<set xmlns='http://jabber.org/protocol/rsm'>" + content + "</set>";
    }

    /** A filter of such fields. */
    public static String form(String... fields) {
        StringBuilder form = new StringBuilder("<x xmlns='jabber:x:data' type='submit'>" + field("FORM_TYPE", MAM));
        for (String field : fields) {
            form.append(field);
        }
        return form.append("</x>").toString();
    }

    /** A field of a filter. */
    public static String field(String name, String value) {
        return "<field var='" + name + "'><value>" + value + "</value></field>";
    }

    /** The ids of the results. */
    public List<String> ids() {
        return results.stream()
                .map(result -> result.find(MAM, "result").orElseThrow().getAttribute("id"))
                .toList();
    }

    /** What the messages say. */
    public List<String> bodies() {
        return results.stream().map(result -> result.body()).toList();
    }

    /** Whether there is nothing beyond this page. */
    public boolean complete() {
        return fin.find(MAM, "fin").orElseThrow().getAttribute("complete").equals("true");
    }

    /** How many messages the whole result has; empty where that is not said. */
    public String count() {
        return fin.find(RSM, "count").map(Element::getTextContent).orElse("");
    }

    /** How many messages of the result come before the page; empty where that is not said. */
    public String index() {
        return fin.find(RSM, "first").map(first -> first.getAttribute("index")).orElse("");
    }

    /** The id of the earliest. */
    public String first() {
        return fin.text(RSM, "first");
    }

    /** The id of the latest. */
    public String last() {
        return fin.text(RSM, "last");
    }
}
