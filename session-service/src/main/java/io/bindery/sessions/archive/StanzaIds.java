package io.bindery.sessions.archive;

import io.bindery.model.jid.Jid;
import io.bindery.model.jid.MalformedJidException;
import io.bindery.model.xml.XmlElement;
import java.util.List;
import java.util.function.Predicate;

/** Keeps the ids that archives give to messages from being forged (XEP-0359 3). */
public final class StanzaIds {
    public static final String NAMESPACE = "urn:xmpp:sid:0";

    /** What the disco information of an account says. */
    public static final List<String> FEATURES = List.of(NAMESPACE);

    private StanzaIds() {}

    /** The id that an archive has given to a message, to be put into it. */
    public static XmlElement element(Jid archive, String id) {
        return XmlElement.named("stanza-id", NAMESPACE)
                .attribute("by", archive.toString())
                .attribute("id", id)
                .build();
    }

    /**
     * The message as a client of ours may send it: no client gives ids in the name of an account or a domain of ours.
     * Ids by others stay (XEP-0359 3, rule 3). A message without forged ids is returned as it is.
     *
     * @param served whether a domain is ours
     */
    public static XmlElement withoutForged(XmlElement message, Predicate<String> served) {
        return message.without(child -> isForged(child, served));
    }

    private static boolean isForged(XmlElement child, Predicate<String> served) {
        String by = child.attribute("by");
        if (!child.is("stanza-id", NAMESPACE) || by == null) {
            return false;
        }
        try {
            // As it is compared by clients that normalise.
            return served.test(Jid.parse(by).domain());
        } catch (MalformedJidException e) {
            return false;
        }
    }
}
