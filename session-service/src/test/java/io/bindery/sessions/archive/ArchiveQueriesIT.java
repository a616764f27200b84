package io.bindery.sessions.archive;

import static io.bindery.sessions.RunningService.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.bindery.archives.ArchiveConfig;
import io.bindery.archives.ArchiveVerticle;
import io.bindery.model.archive.ArchiveBusProxy;
import io.bindery.model.archive.ArchiveId;
import io.bindery.model.bus.BusCodecs;
import io.bindery.model.bus.ServiceBus;
import io.bindery.model.config.Settings;
import io.bindery.model.jid.BareJid;
import io.bindery.model.timeline.TimelineKeys;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.RunningService;
import io.bindery.sessions.stanza.IqAnswer;
import io.bindery.sessions.stanza.IqEntry;
import io.bindery.sessions.stanza.IqRequest;
import io.bindery.sessions.stanza.IqTarget;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** From the request of a client to the real archive and back; messages are admitted as the script admits them. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchiveQueriesIT {
    private static final TimelineKeys KEYS =
            new TimelineKeys(RunningService.stores().shards());

    private final Vertx vertx = Vertx.vertx();
    private Redis redis;
    private ArchiveQueries queries;
    private BareJid juliet;

    @BeforeAll
    void start() {
        BusCodecs.register(vertx);
        redis = Redis.createClient(vertx, RunningService.stores().redisUri());
        ArchiveConfig config = ArchiveConfig.from(Settings.check(Map.of(), ArchiveConfig.SETTINGS));
        get(vertx.deployVerticle(new ArchiveVerticle(RunningService.stores(), config)));
        ServiceBus bus = new ServiceBus(vertx, Duration.ofSeconds(5), 100);
        queries = new ArchiveQueries(new ArchiveBusProxy(bus), new ArchiveSettings(50, 250));
    }

    @AfterAll
    void stop() {
        get(vertx.close());
    }

    @BeforeEach
    void admitFifteen() {
        juliet = RunningService.someone();
        IntStream.rangeClosed(1, 15).forEach(this::admit);
    }

    private void admit(int ms) {
        get(redis.send(Request.cmd(Command.XADD)
                .arg(KEYS.archiveLog(KEYS.shard(juliet)))
                .arg("*")
                .arg("owner")
                .arg(juliet.toString())
                .arg("ms")
                .arg(ms)
                .arg("seq")
                .arg(0)
                .arg("with")
                .arg("romeo@montague.lit/" + ms % 2)
                .arg("stanza")
                .arg("<message xmlns='jabber:client' id='" + ms + "'><body>é😀</body></message>")));
    }

    private IqAnswer.Result ask(String type, String payload) {
        XmlElement iq = Written.stanza("<iq type='" + type + "' id='1'>" + payload + "</iq>");
        IqRequest request =
                new IqRequest(juliet.withResource("balcony"), "session-1", new IqTarget.OwnAccount(juliet), iq);
        IqEntry entry = queries.entries().stream()
                .filter(line -> line.types().contains(type)
                        && line.name().equals(request.payload().name()))
                .findFirst()
                .orElseThrow();
        return (IqAnswer.Result) get(entry.service().answer(request));
    }

    private static List<Integer> messages(IqAnswer.Result result) {
        return result.before().stream()
                .map(Written::xml)
                .map(message ->
                        message.elements().get(0).elements().get(0).elements().get(1))
                .map(stanza -> Integer.parseInt(stanza.attribute("id")))
                .toList();
    }

    private static List<Integer> range(int from, int to) {
        return IntStream.rangeClosed(from, to).boxed().toList();
    }

    private static XmlElement payload(IqAnswer.Result result) {
        return result.payload().orElseThrow();
    }

    @Test
    void whatIsAdmittedIsFound() {
        IqAnswer.Result result = ask("set", "<query xmlns='urn:xmpp:mam:2'/>");
        assertEquals(range(1, 15), messages(result));
        assertEquals("true", payload(result).attribute("complete"));
        assertNull(payload(result).attribute("stable"));
    }

    @Test
    void pagesAndFilters() {
        String before = ArchiveId.of(12, 0).toString();
        IqAnswer.Result result = ask(
                "set",
                "<query xmlns='urn:xmpp:mam:2'><x xmlns='jabber:x:data' type='submit'>"
                        + "<field var='FORM_TYPE'><value>urn:xmpp:mam:2</value></field>"
                        + "<field var='with'><value>Romeo@montague.lit/1</value></field>"
                        + "<field var='start'><value>1970-01-01T00:00:00.003Z</value></field></x>"
                        + "<set xmlns='http://jabber.org/protocol/rsm'><max>2</max><before>" + before
                        + "</before></set><flip-page/></query>");
        assertEquals(List.of(11, 9), messages(result));
        assertEquals(
                "<fin xmlns='urn:xmpp:mam:2'><set xmlns='http://jabber.org/protocol/rsm'><first index='3'>"
                        + ArchiveId.of(9, 0) + "</first><last>" + ArchiveId.of(11, 0)
                        + "</last><count>7</count></set></fin>",
                payload(result).toString());
    }

    @Test
    void theMetadataHasWhatWasAdmittedJustBefore() {
        for (int ms = 16; ms < 40; ms++) {
            admit(ms);
            XmlElement metadata = payload(ask("get", "<metadata xmlns='urn:xmpp:mam:2'/>"));
            assertEquals(
                    List.of(ArchiveId.of(1, 0).toString(), ArchiveId.of(ms, 0).toString()),
                    metadata.elements().stream().map(end -> end.attribute("id")).toList());
        }
    }
}
