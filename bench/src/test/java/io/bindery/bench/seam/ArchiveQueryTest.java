package io.bindery.bench.seam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.xml.XmlElement;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchiveQueryTest {
    private static final MessageReading MESSAGES = new MessageReading("run", "juliet@example.org");

    private final ArchiveQuery query = new ArchiveQuery(MESSAGES, "id1", new ArchiveEnd.At("id4"));

    @Test
    void pagesFromWhatIsKnownToTheEndAndNoFurther() throws IOException {
        assertTrue(query.request().contains(">id1</after>"));
        results("archive-1", 2, 3);
        assertEquals(ArchiveQuery.Step.NEXT_PAGE, fin("archive-1", ""));
        String next = query.request();
        assertTrue(next.contains("queryid='archive-2'") && next.contains(">id3</after>"), next);
        results("archive-2", 4, 5, 6);
        assertEquals(ArchiveQuery.Step.DONE, fin("archive-2", ""));
        assertTrue(query.endFound());
        assertEquals(
                List.of("id2", "id3", "id4"),
                query.found().stream().map(Sighting::id).toList());
    }

    @Test
    void readsEverythingWhereNothingIsKnownAndNoEndIsNamed() throws IOException {
        ArchiveQuery open = new ArchiveQuery(MESSAGES, null, new ArchiveEnd.Unknown());
        assertFalse(open.request().contains("after"));
        open.on(result("archive-1", 1));
        assertEquals(ArchiveQuery.Step.DONE, open.on(finished("archive-1", "complete='true'")));
        assertEquals(new Sighting(new Serial(0, 1), "id1", false), open.found().get(0));
        assertFalse(open.endFound());
    }

    @Test
    void asksAgainForAPageThatMayChange() throws IOException {
        query.request();
        results("archive-1", 2);
        assertEquals(ArchiveQuery.Step.AGAIN_LATER, fin("archive-1", "complete='true' stable='false'"));
        assertTrue(query.request().contains(">id1</after>"));
        results("archive-2", 2, 3, 4);
        assertEquals(ArchiveQuery.Step.DONE, fin("archive-2", "complete='true'"));
        assertEquals(3, query.found().size());
    }

    @Test
    void asksAgainWhenTheServerWantsItToWait() throws IOException {
        query.request();
        assertEquals(ArchiveQuery.Step.AGAIN_LATER, query.on(error("wait")));
        assertThrows(IOException.class, () -> query.on(error("cancel")));
    }

    @Test
    void stopsWhereTheArchiveDoesThoughTheEndIsNotThere() throws IOException {
        query.request();
        results("archive-1", 2);
        assertEquals(ArchiveQuery.Step.DONE, fin("archive-1", "complete='true'"));
        assertFalse(query.endFound());
    }

    @Test
    void looksThroughAnswersToOtherQueries() throws IOException {
        query.request();
        assertEquals(ArchiveQuery.Step.WAIT, query.on(finished("other", "complete='true'")));
        results("other", 2);
        assertEquals(ArchiveQuery.Step.DONE, fin("archive-1", "complete='true'"));
        assertEquals(List.of(), query.found());
    }

    @Test
    void doesNotTurnInCirclesOverEmptyPages() {
        query.request();
        assertThrows(IOException.class, () -> fin("archive-1", ""));
    }

    private void results(String name, int... numbers) throws IOException {
        for (int number : numbers) {
            assertEquals(ArchiveQuery.Step.WAIT, query.on(result(name, number)));
        }
    }

    private ArchiveQuery.Step fin(String name, String attributes) throws IOException {
        return query.on(finished(name, attributes));
    }

    private static XmlElement result(String name, int number) throws IOException {
        return ElementText.parse("<message><result xmlns='urn:xmpp:mam:2' queryid='" + name + "' id='id" + number
                + "'><forwarded xmlns='urn:xmpp:forward:0'><delay xmlns='urn:xmpp:delay' stamp='x'/>"
                + "<message xmlns='jabber:client' type='chat'><body>run-0-" + number
                + "</body></message></forwarded></result></message>");
    }

    private static XmlElement finished(String name, String attributes) throws IOException {
        return ElementText.parse(
                "<iq type='result' id='" + name + "'><fin xmlns='urn:xmpp:mam:2' " + attributes + "/></iq>");
    }

    private static XmlElement error(String type) throws IOException {
        return ElementText.parse("<iq type='error' id='archive-1'><error type='" + type
                + "'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>");
    }
}
