package io.bindery.sessions.pubsub;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.stanza.IqAnswer;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Hands out items to whoever may see them (XEP-0060 6.5). */
final class Retrieval {
    private final ItemPages pages;
    private final Contacts contacts;

    Retrieval(ItemPages pages, Contacts contacts) {
        this.pages = pages;
        this.contacts = contacts;
    }

    /** The items that are asked for. */
    Future<IqAnswer> items(PubsubRequest request) {
        Optional<PageRequest> asked = PageRequest.of(
                request.pubsub(), request.action(), pages.limits().maxItems());
        if (asked.isEmpty()) {
            return Future.succeededFuture(IqAnswer.refused(StanzaErrorCondition.BAD_REQUEST));
        }
        return contacts.granted(request.owner(), request.sender().bare())
                .compose(granted -> pages.page(request.key(), granted, asked.get()))
                .map(page -> answer(request, asked.get(), page));
    }

    private static IqAnswer answer(PubsubRequest request, PageRequest asked, Optional<ItemPage> found) {
        if (found.isEmpty()) {
            return IqAnswer.refused(StanzaErrorCondition.ITEM_NOT_FOUND);
        }
        ItemPage page = found.get();
        if (!page.granted()) {
            return refusal(page.config().access());
        }
        if (!page.config().persists()) {
            return PubsubError.unsupported("persistent-items");
        }
        if (!page.positionFound()) {
            // XEP-0059 2.2: the item that the page is to begin or end at is not there.
            return IqAnswer.refused(StanzaErrorCondition.ITEM_NOT_FOUND);
        }
        return IqAnswer.of(XmlElement.named("pubsub", PubsubNamespaces.PUBSUB)
                .child(items(request.key().node(), page.items()))
                .child(Optional.of(page)
                        .filter(some -> showsPosition(asked, some))
                        .map(ItemPage::position))
                .build());
    }

    private static IqAnswer refusal(AccessModel access) {
        return access == AccessModel.PRESENCE
                ? PubsubError.PRESENCE_SUBSCRIPTION_REQUIRED.answer()
                : PubsubError.CLOSED_NODE.answer();
    }

    /** Also unasked when not all have room in one answer (XEP-0060 6.5.4). */
    private static boolean showsPosition(PageRequest asked, ItemPage page) {
        boolean cut = asked.ids().isEmpty() && page.items().size() < Math.min(asked.most(), page.total());
        return asked.paged() || cut;
    }

    private static XmlElement items(String node, List<Item> items) {
        XmlElement.Builder list =
                XmlElement.named("items", PubsubNamespaces.PUBSUB).attribute("node", node);
        items.forEach(item -> list.child(item.element()));
        return list.build();
    }
}
