package io.bindery.sessions.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.archive.ArchiveFilter;
import io.bindery.model.archive.PageRequest;
import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.jid.Jid;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParserTest {
    private static final QueryParser PARSER = new QueryParser(new ArchiveSettings(50, 100));
    private static final String TYPE = "<field var='FORM_TYPE' type='hidden'><value>urn:xmpp:mam:2</value></field>";

    private static ClientQuery query(String content) throws RefusedQueryException {
        return PARSER.parse(Written.xml("<query xmlns='urn:xmpp:mam:2' queryid='f27'>" + content + "</query>"));
    }

    private static ArchiveFilter form(String fields) throws RefusedQueryException {
        return query("<x xmlns='jabber:x:data' type='submit'>" + TYPE + fields + "</x>")
                .filter();
    }

    private static PageRequest set(String content) throws RefusedQueryException {
        return query("<set xmlns='http://jabber.org/protocol/rsm'>" + content + "</set>")
                .page();
    }

    private static String field(String name, String... values) {
        return "<field var='" + name + "'><value>" + String.join("</value><value>", values) + "</value></field>";
    }

    private static StanzaErrorCondition refused(String content) {
        return assertThrows(RefusedQueryException.class, () -> query(content)).condition();
    }

    private static StanzaErrorCondition refusedForm(String fields) {
        return assertThrows(RefusedQueryException.class, () -> form(fields)).condition();
    }

    @Test
    void asksForTheFirstMessagesWhenNothingIsSaid() throws RefusedQueryException {
        ClientQuery query = query("");
        assertEquals(ArchiveFilter.ALL, query.filter());
        assertEquals(PageRequest.first(50), query.page());
        assertEquals("f27", query.queryId());
        assertFalse(query.flipped());
    }

    @Test
    void readsEveryField() throws RefusedQueryException {
        ArchiveFilter filter = form(field("with", "Romeo@montague.lit/garden")
                + field("start", "2010-06-07T00:00:00Z")
                + field("end", "2010-07-07T13:23:54.5+02:00")
                + field("before-id", "b")
                + field("after-id", "a")
                + field("ids", "1", "x")
                + field("include-groupchat", "false"));
        assertEquals(
                new ArchiveFilter(
                        Jid.parse("romeo@montague.lit/garden"),
                        Instant.parse("2010-06-07T00:00:00Z").toEpochMilli(),
                        Instant.parse("2010-07-07T11:23:54.500Z").toEpochMilli(),
                        "b",
                        "a",
                        List.of("1", "x")),
                filter);
    }

    @Test
    void countsWholeMillisecondsInsideTheTimespan() throws RefusedQueryException {
        ArchiveFilter filter =
                form(field("start", "1970-01-01T00:00:00.0071Z") + field("end", "1970-01-01T00:00:00.0089Z"));
        assertEquals(8, filter.startMs());
        assertEquals(8, filter.endMs());
    }

    @Test
    void aFieldWithoutAValueIsNotThere() throws RefusedQueryException {
        assertEquals(ArchiveFilter.ALL, form("<field var='with'/><field var='start' type='text-single'/>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2010-06-07",
                "yesterday",
                "",
                "2010-13-07T00:00:00Z",
                "2010-06-07T00:00:00",
                "20100607T00:00:00",
                "+999999999-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z"
            })
    void refusesWhatIsNoTime(String text) {
        assertEquals(StanzaErrorCondition.BAD_REQUEST, refusedForm(field("start", text)));
        assertEquals(StanzaErrorCondition.BAD_REQUEST, refusedForm(field("end", text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@montague.lit", "a@b@c", "romeo@montague.lit/"})
    void refusesWhatIsNoAddress(String text) {
        assertEquals(StanzaErrorCondition.BAD_REQUEST, refusedForm(field("with", text)));
    }

    @Test
    void refusesFormsThatAreMalformed() {
        assertEquals(StanzaErrorCondition.BAD_REQUEST, refusedForm(field("with", "a.lit", "b.lit")));
        assertEquals(StanzaErrorCondition.BAD_REQUEST, refusedForm(field("with", "a.lit") + field("with", "a.lit")));
        assertEquals(StanzaErrorCondition.BAD_REQUEST, refusedForm("<field><value>x</value></field>"));
        assertEquals(StanzaErrorCondition.BAD_REQUEST, refusedForm("<field var='ids'/>"));
        assertEquals(StanzaErrorCondition.BAD_REQUEST, refusedForm(field("include-groupchat", "maybe")));
        assertEquals(StanzaErrorCondition.BAD_REQUEST, refused("<x xmlns='jabber:x:data' type='submit'/>"));
        assertEquals(StanzaErrorCondition.BAD_REQUEST, refused("<x xmlns='jabber:x:data'>" + TYPE + "</x>"));
        assertEquals(
                StanzaErrorCondition.BAD_REQUEST,
                refused("<x xmlns='jabber:x:data' type='submit'>" + field("FORM_TYPE", "urn:xmpp:mam:1") + "</x>"));
    }

    @Test
    void refusesFieldsThatAreNotKnown() {
        assertEquals(StanzaErrorCondition.FEATURE_NOT_IMPLEMENTED, refusedForm(field("{x:y}search", "thou")));
    }

    @Test
    void refusesTooManyIds() throws RefusedQueryException {
        String ids =
                IntStream.range(0, 1001).mapToObj(Integer::toString).collect(Collectors.joining("</value><value>"));
        assertEquals(StanzaErrorCondition.POLICY_VIOLATION, refusedForm(field("ids", ids)));
        assertEquals(
                1000,
                form(field("ids", ids.substring(0, ids.lastIndexOf("</value>"))))
                        .ids()
                        .size());
    }

    @Test
    void refusesNodes() {
        assertEquals(
                StanzaErrorCondition.FEATURE_NOT_IMPLEMENTED,
                assertThrows(
                                RefusedQueryException.class,
                                () -> PARSER.parse(Written.xml("<query xmlns='urn:xmpp:mam:2' node='n'/>")))
                        .condition());
    }

    @ParameterizedTest
    @CsvSource({"10,10", "0,0", "100,100", "101,100", "99999999999999999999,100", "007,7"})
    void readsHowManyAreWanted(String text, int max) throws RefusedQueryException {
        assertEquals(PageRequest.first(max), set("<max>" + text + "</max>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "ten", "1.5", "+1", "٣"})
    void refusesWhatIsNoNumber(String text) {
        assertEquals(
                StanzaErrorCondition.BAD_REQUEST,
                refused("<set xmlns='http://jabber.org/protocol/rsm'><max>" + text + "</max></set>"));
    }

    @Test
    void pagesForwardsAndBackwards() throws RefusedQueryException {
        assertEquals(new PageRequest(5, null, "a", false), set("<max>5</max><after>a</after>"));
        assertEquals(new PageRequest(5, "b", null, true), set("<max>5</max><before>b</before>"));
        assertEquals(new PageRequest(50, "b", "a", true), set("<before>b</before><after>a</after>"));
    }

    @Test
    void anEmptyIdMeansTheEndOfTheResult() throws RefusedQueryException {
        assertEquals(PageRequest.last(5), set("<max>5</max><before/>"));
        assertEquals(PageRequest.first(5), set("<max>5</max><after/>"));
        assertEquals(PageRequest.first(50), set(""));
    }

    @Test
    void refusesPagesByIndex() {
        assertEquals(
                StanzaErrorCondition.FEATURE_NOT_IMPLEMENTED,
                refused("<set xmlns='http://jabber.org/protocol/rsm'><max>10</max><index>371</index></set>"));
    }

    @Test
    void knowsFlippedPages() throws RefusedQueryException {
        assertTrue(query("<flip-page/>").flipped());
    }

    @Test
    void goesWithoutAQueryId() throws RefusedQueryException {
        assertNull(PARSER.parse(Written.xml("<query xmlns='urn:xmpp:mam:2'/>")).queryId());
    }
}
