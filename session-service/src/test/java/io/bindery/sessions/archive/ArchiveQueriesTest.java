package io.bindery.sessions.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.archive.ArchiveApi;
import io.bindery.model.archive.ArchiveExtent;
import io.bindery.model.archive.ArchiveFilter;
import io.bindery.model.archive.ArchiveId;
import io.bindery.model.archive.ArchiveQuery;
import io.bindery.model.archive.ArchivedMessage;
import io.bindery.model.archive.ForgetReply;
import io.bindery.model.archive.ForgetRequest;
import io.bindery.model.archive.MetadataRequest;
import io.bindery.model.archive.PageRequest;
import io.bindery.model.archive.QueryReply;
import io.bindery.model.archive.ResultSize;
import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.FullJid;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.stanza.IqAnswer;
import io.bindery.sessions.stanza.IqEntry;
import io.bindery.sessions.stanza.IqRequest;
import io.bindery.sessions.stanza.IqTarget;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchiveQueriesTest {
    private static final FullJid READER = FullJid.parse("juliet@capulet.lit/o'balcony");
    private static final BareJid ROMEO = BareJid.parse("romeo@montague.lit");
    private static final ArchiveId FIRST = ArchiveId.of(1_000, 0);
    private static final ArchiveId LAST = ArchiveId.of(2_500, 1);
    private static final List<ArchivedMessage> TWO = List.of(
            new ArchivedMessage(FIRST, "<message xmlns='jabber:client'><body>1</body></message>"),
            new ArchivedMessage(LAST, "<message xmlns='jabber:client'><body>2</body></message>"));
    private static final String QUERY = "<query xmlns='urn:xmpp:mam:2' queryid='&lt;f27'/>";

    private final List<Object> asked = new ArrayList<>();
    private QueryReply reply = new QueryReply.Page(List.of(), true, true, new ResultSize(0, 0));
    private ArchiveExtent extent = ArchiveExtent.EMPTY;

    private final ArchiveQueries queries = new ArchiveQueries(new Recorder(), new ArchiveSettings(50, 100));

    private final class Recorder implements ArchiveApi {
        @Override
        public Future<ArchiveExtent> metadata(MetadataRequest request) {
            asked.add(request);
            return Future.succeededFuture(extent);
        }

        @Override
        public Future<QueryReply> query(ArchiveQuery query) {
            asked.add(query);
            return Future.succeededFuture(reply);
        }

        @Override
        public Future<ForgetReply> forget(ForgetRequest request) {
            return Future.failedFuture("a query forgets nothing");
        }
    }

    private IqAnswer answer(String type, IqTarget target, String payload) {
        XmlElement iq = Written.stanza("<iq type='" + type + "' id='1'>" + payload + "</iq>");
        IqRequest request = new IqRequest(READER, "session-1", target, iq);
        IqEntry entry = queries.entries().stream()
                .filter(line -> line.types().contains(type)
                        && line.name().equals(request.payload().name())
                        && line.targets().contains(target.getClass()))
                .findFirst()
                .orElseThrow();
        return entry.service().answer(request).result();
    }

    private IqAnswer.Result own(String type, String payload) {
        IqAnswer answer = answer(type, new IqTarget.OwnAccount(READER.bare()), payload);
        return assertInstanceOf(IqAnswer.Result.class, answer);
    }

    private static String payload(IqAnswer.Result result) {
        return result.payload().orElseThrow().toString();
    }

    @Test
    void sendsEachMessageAndThenTheEndOfThePage() {
        reply = new QueryReply.Page(TWO, true, true, new ResultSize(7, 5));
        IqAnswer.Result result = own("set", QUERY);
        assertEquals(List.of(result("1048576000", "1970-01-01T00:00:01Z", 1), second()), result.before());
        assertEquals(
                "<fin xmlns='urn:xmpp:mam:2' complete='true'><set xmlns='http://jabber.org/protocol/rsm'>"
                        + "<first index='5'>1048576000</first><last>2621440001</last><count>7</count></set></fin>",
                payload(result));
        assertEquals(List.of(new ArchiveQuery(READER.bare(), ArchiveFilter.ALL, PageRequest.first(50))), asked);
    }

    private static String second() {
        return result("2621440001", "1970-01-01T00:00:02.500Z", 2);
    }

    private static String result(String id, String stamp, int body) {
        return "<message xmlns='jabber:client' from='juliet@capulet.lit' to='juliet@capulet.lit/o&apos;balcony'>"
                + "<result xmlns='urn:xmpp:mam:2' queryid='&lt;f27' id='" + id + "'>"
                + "<forwarded xmlns='urn:xmpp:forward:0'><delay xmlns='urn:xmpp:delay' stamp='" + stamp + "'/>"
                + "<message xmlns='jabber:client'><body>" + body + "</body></message>"
                + "</forwarded></result></message>";
    }

    @Test
    void resultsAreWellFormed() {
        reply = new QueryReply.Page(TWO, true, true, null);
        XmlElement message = Written.xml(own("set", QUERY).before().get(0));
        XmlElement forwarded = message.elements().get(0).elements().get(0);
        assertEquals(TWO.get(0).stanza(), forwarded.elements().get(1).toString());
    }

    @Test
    void saysWhatIsNotCertain() {
        reply = new QueryReply.Page(TWO, false, false, null);
        assertEquals(
                "<fin xmlns='urn:xmpp:mam:2' stable='false'><set xmlns='http://jabber.org/protocol/rsm'>"
                        + "<first>1048576000</first><last>2621440001</last></set></fin>",
                payload(own("set", QUERY)));
    }

    @Test
    void anEmptyPageHasNeitherFirstNorLast() {
        IqAnswer.Result result = own("set", "<query xmlns='urn:xmpp:mam:2'/>");
        assertTrue(result.before().isEmpty());
        assertEquals(
                "<fin xmlns='urn:xmpp:mam:2' complete='true'><set xmlns='http://jabber.org/protocol/rsm'>"
                        + "<count>0</count></set></fin>",
                payload(result));
    }

    @Test
    void aFlippedPageComesNewestFirstAndEndsAsTheOther() {
        reply = new QueryReply.Page(TWO, true, true, null);
        IqAnswer.Result straight = own("set", QUERY);
        IqAnswer.Result flipped = own("set", "<query xmlns='urn:xmpp:mam:2' queryid='&lt;f27'><flip-page/></query>");
        assertEquals(List.of(straight.before().get(1), straight.before().get(0)), flipped.before());
        assertEquals(straight.payload(), flipped.payload());
    }

    @Test
    void anUnknownIdIsNotFound() {
        reply = new QueryReply.ItemNotFound();
        assertEquals(
                IqAnswer.refused(StanzaErrorCondition.ITEM_NOT_FOUND),
                answer("set", new IqTarget.OwnAccount(READER.bare()), QUERY));
    }

    @Test
    void aMalformedQueryIsRefusedWithoutAskingTheArchive() {
        assertEquals(
                IqAnswer.refused(StanzaErrorCondition.BAD_REQUEST),
                answer(
                        "set",
                        new IqTarget.OwnAccount(READER.bare()),
                        "<query xmlns='urn:xmpp:mam:2'><x xmlns='jabber:x:data' type='submit'/></query>"));
        assertTrue(asked.isEmpty());
    }

    @Test
    void theArchiveOfAnotherIsForbidden() {
        IqTarget other = new IqTarget.OtherAccount(ROMEO);
        IqAnswer forbidden = IqAnswer.refused(StanzaErrorCondition.FORBIDDEN);
        assertEquals(forbidden, answer("set", other, QUERY));
        assertEquals(forbidden, answer("get", other, QUERY));
        assertEquals(forbidden, answer("get", other, "<metadata xmlns='urn:xmpp:mam:2'/>"));
        assertTrue(asked.isEmpty());
    }

    @Test
    void showsTheFieldsOfTheForm() {
        XmlElement form = own("get", "<query xmlns='urn:xmpp:mam:2'/>")
                .payload()
                .orElseThrow()
                .elements()
                .get(0);
        assertEquals(
                List.of("FORM_TYPE", "with", "start", "end", "before-id", "after-id", "ids", "include-groupchat"),
                form.elements().stream().map(field -> field.attribute("var")).toList());
        assertEquals(
                "<field xmlns='jabber:x:data' type='list-multi' var='ids'>"
                        + "<validate xmlns='http://jabber.org/protocol/xdata-validate' datatype='xs:string'><open/>"
                        + "</validate></field>",
                form.elements().get(6).toString());
    }

    @Test
    void tellsTheMetadataOfAllThatIsAdmitted() {
        extent = new ArchiveExtent(FIRST, LAST);
        assertEquals(
                "<metadata xmlns='urn:xmpp:mam:2'><start id='1048576000' timestamp='1970-01-01T00:00:01Z'/>"
                        + "<end id='2621440001' timestamp='1970-01-01T00:00:02.500Z'/></metadata>",
                payload(own("get", "<metadata xmlns='urn:xmpp:mam:2'/>")));
        assertInstanceOf(ArchiveQuery.class, asked.get(0));
        assertEquals(new MetadataRequest(READER.bare(), null), asked.get(1));
    }

    @Test
    void theMetadataOfAnEmptyArchiveIsEmpty() {
        assertEquals("<metadata xmlns='urn:xmpp:mam:2'/>", payload(own("get", "<metadata xmlns='urn:xmpp:mam:2'/>")));
    }
}
