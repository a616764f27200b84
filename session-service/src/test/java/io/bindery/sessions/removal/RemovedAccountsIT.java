package io.bindery.sessions.removal;

import static io.bindery.sessions.Client.chat;
import static io.bindery.sessions.Client.message;
import static io.bindery.sessions.Client.presence;
import static io.bindery.sessions.RunningService.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.archive.ArchiveExtent;
import io.bindery.model.edge.EndStream;
import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.jid.BareJid;
import io.bindery.model.route.RouteReply;
import io.bindery.model.session.OnlineRequest;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.Client;
import io.bindery.sessions.RunningService;
import io.bindery.sessions.accounts.NameAtRestException;
import io.bindery.sessions.accounts.NewAccount;
import io.vertx.redis.client.Command;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RemovedAccountsIT {
    private static final Map<String, String> SHORT_REST =
            Map.of("accounts.name-rest-s", "2", "accounts.registration", "own-account");
    private RunningService service;
    private Removals removals;
    private BareJid juliet;
    private Client romeo;

    @BeforeAll
    void start() {
        service = RunningService.startWithArchiveService(SHORT_REST);
        service.grow(SHORT_REST);
        removals = Removals.of(service);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @BeforeEach
    void makeAccounts() {
        juliet = service.account();
        romeo = Client.bind2(service, service.account());
    }

    private static XmlElement notArchived(BareJid to) {
        return message(
                to,
                "chat",
                XmlElement.named("body", Namespaces.CLIENT).text("psst").build(),
                XmlElement.empty("no-store", "urn:xmpp:hints"));
    }

    private void makeAgain(BareJid user) {
        removals.untilNothingIsLeft(user);
        get(service.accounts().add(user, "another"));
    }

    private boolean isOnline(BareJid user) {
        return !get(service.sessions.online(new OnlineRequest(user))).sessions().isEmpty();
    }

    @Test
    void theNextAccountOfTheNameSeesNothingOfTheOldOne() {
        romeo.sends(chat(juliet, "one"), chat(juliet, "two"), notArchived(juliet));
        assertEquals(2, removals.archive(juliet).items().size());
        removals.remove(juliet);
        makeAgain(juliet);
        Client fresh = Client.classic(service, juliet);
        fresh.sends(presence(0));
        assertTrue(fresh.receives().stream().noneMatch(stanza -> stanza.contains("<body>")));
        assertEquals(0, removals.stored(juliet));
        assertEquals(List.of(), removals.archive(juliet).items());
        assertEquals(
                ArchiveExtent.EMPTY,
                service.bound(RunningService.bind2(juliet, RunningService.newId(), "phone", "ua"))
                        .archive());
    }

    @Test
    void theNextAccountOfTheNameHasAnArchiveOfItsOwn() {
        romeo.sends(chat(juliet, "old"));
        removals.remove(juliet);
        makeAgain(juliet);
        service.until(() -> romeo.sends(chat(juliet, "new")) != null
                && !removals.archive(juliet).items().isEmpty());
        assertTrue(removals.archive(juliet).items().get(0).stanza().contains("new"));
    }

    @Test
    void sessionsOfTheAccountEnd() {
        Client phone = Client.bind2(service, juliet);
        Client desk = Client.classic(service, juliet);
        desk.sends(presence(5));
        removals.remove(juliet);
        service.until(() -> service.endedStreams.containsAll(List.of(
                new EndStream(phone.sessionId(), StreamErrorCondition.NOT_AUTHORIZED),
                new EndStream(desk.sessionId(), StreamErrorCondition.NOT_AUTHORIZED))));
        service.until(() -> !isOnline(juliet));
        assertInstanceOf(RouteReply.SessionGone.class, phone.sends(chat(romeo.jid(), "still here")));
        assertEquals(List.of(), removals.keys(juliet));
    }

    @Test
    void whoRemovesHisOwnAccountIsAnsweredBeforeHisStreamEnds() {
        Client phone = Client.bind2(service, juliet);
        phone.sends(XmlElement.named("iq", Namespaces.CLIENT)
                .attribute("type", "set")
                .attribute("id", "1")
                .child(XmlElement.named("query", "jabber:iq:register")
                        .child(XmlElement.empty("remove", "jabber:iq:register"))
                        .build())
                .build());
        List<String> answers = phone.receives();
        assertTrue(answers.size() == 1 && answers.get(0).contains("type='result'"), answers::toString);
        service.until(() ->
                service.endedStreams.contains(new EndStream(phone.sessionId(), StreamErrorCondition.NOT_AUTHORIZED)));
        makeAgain(juliet);
    }

    @Test
    void whoHasLoggedInMeanwhileEndsBeforeTheNameIsFree() {
        removals.remove(juliet);
        service.until(() -> removals.onceDeleted(juliet));
        Client late = Client.bind2(service, juliet);
        romeo.sends(notArchived(juliet));
        makeAgain(juliet);
        assertEquals(List.of(), removals.keys(juliet));
        assertEquals(
                1,
                service.endedStreams.stream()
                        .filter(end -> end.sessionId().equals(late.sessionId()))
                        .count());
    }

    @Test
    void nobodyGetsTheNameWhileAnythingIsLeft() {
        removals.remove(juliet);
        NameAtRestException refusal = assertThrows(
                NameAtRestException.class, () -> get(service.accounts().add(juliet, "x")));
        assertTrue(refusal.getMessage().startsWith(juliet + " is still being removed"), refusal.getMessage());
        assertThrows(
                NameAtRestException.class,
                () -> get(service.accounts().importAll(List.of(new NewAccount(juliet, "x")))));
        makeAgain(juliet);
    }

    @Test
    void theNextAccountOfTheNameIsNotToldOfThePresenceThatTheOldOneSaw() {
        BareJid watcher = romeo.jid().bare();
        Client nurse = Client.bind2(service, juliet);
        romeo.sends(subscription("subscribe", juliet));
        nurse.sends(subscription("subscribed", watcher));
        nurse.sends(presence(0));
        romeo.sends(presence(0));
        assertEquals(List.of(watcher.toString()), watchers(juliet));
        removals.remove(watcher);
        makeAgain(watcher);
        assertEquals(List.of(), watchers(juliet));
    }

    private static XmlElement subscription(String type, BareJid to) {
        return XmlElement.named("presence", Namespaces.CLIENT)
                .attribute("to", to.toString())
                .attribute("type", type)
                .build();
    }

    private List<String> watchers(BareJid user) {
        return removals.redis().ask(Command.HKEYS, Removals.KEYS.watchers(user)).stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void severalAreRemovedAtOnce() {
        List<BareJid> users = List.of(service.account(), service.account(), service.account());
        users.forEach(user -> romeo.sends(chat(user, "hi"), notArchived(user)));
        users.forEach(removals::remove);
        users.forEach(removals::untilNothingIsLeft);
        users.forEach(user -> assertEquals(List.of(), removals.keys(user)));
        users.forEach(user -> assertEquals(0, removals.stored(user)));
    }
}
