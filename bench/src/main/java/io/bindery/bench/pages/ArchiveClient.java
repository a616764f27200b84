package io.bindery.bench.pages;

import io.bindery.bench.online.ClientListener;
import io.bindery.bench.online.Element;
import io.bindery.bench.online.OnlineClient;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Asks an archive one question at a time (XEP-0313, XEP-0059). */
final class ArchiveClient implements ClientListener {
    private static final String ARCHIVE = "urn:xmpp:mam:2";

    private final Duration timeout;
    private OnlineClient online;
    private Promise<String> answer = Promise.promise();
    private String asked = "";
    private int requests;
    private int messages;

    ArchiveClient(Duration timeout) {
        this.timeout = timeout;
    }

    void begin(OnlineClient client) {
        online = client;
    }

    Future<ArchiveExtent> extent() {
        return ask("get", "<metadata xmlns='" + ARCHIVE + "'/>").map(ArchiveExtent::read);
    }

    /** The first message from a moment on. */
    Future<Page> firstFrom(Instant moment) {
        return page(
                "<x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE' type='hidden'><value>" + ARCHIVE
                        + "</value></field><field var='start'><value>" + moment + "</value></field></x>",
                "<max>1</max>");
    }

    Future<Page> pageAfter(String id, int max) {
        return page("", "<max>" + max + "</max><after>" + id + "</after>");
    }

    @Override
    public void message(Element message) {
        messages++;
    }

    @Override
    public void answer(Element iq) {
        if (iq.attribute("id").equals(asked)) {
            answer.tryComplete(iq.toString());
        }
    }

    @Override
    public void lost(String condition) {
        answer.tryFail("lost: " + condition);
    }

    private Future<Page> page(String form, String set) {
        messages = 0;
        return ask(
                        "set",
                        "<query xmlns='" + ARCHIVE + "'>" + form + "<set xmlns='http://jabber.org/protocol/rsm'>" + set
                                + "</set></query>")
                .map(iq -> Page.read(messages, iq));
    }

    private Future<String> ask(String type, String question) {
        asked = "page-" + ++requests;
        answer = Promise.promise();
        online.send(Buffer.buffer("<iq type='" + type + "' id='" + asked + "'>" + question + "</iq>"));
        return answer.future().timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }
}
