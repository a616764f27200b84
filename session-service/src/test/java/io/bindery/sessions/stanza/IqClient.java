package io.bindery.sessions.stanza;

import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.FullJid;
import io.bindery.model.jid.Jid;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.RunningService;
import java.util.List;

/** A session that asks services directly, as if the router had found its requests fit to be asked. */
public record IqClient(FullJid address, List<IqEntry> entries) {
    public static final String SESSION_ID = "session-1";

    /** A session of a user. */
    public static IqClient of(BareJid user, List<IqEntry> entries) {
        return new IqClient(user.withResource("balcony"), entries);
    }

    /** The payload of the result, "done" for an empty one, the condition of an error, "nobody" where none answers. */
    public String asks(String written) {
        XmlElement iq = WrittenXml.parse(written);
        IqRequest request = new IqRequest(address, SESSION_ID, target(iq.attribute("to")), iq);
        return entries.stream()
                .filter(entry -> entry.takes(request))
                .findFirst()
                .map(entry -> written(RunningService.get(entry.service().answer(request))))
                .orElse("nobody");
    }

    private IqTarget target(String to) {
        if (to == null || to.equals(address.bare().toString())) {
            return new IqTarget.OwnAccount(address.bare());
        }
        Jid target = Jid.parse(to);
        return target.isDomain() ? new IqTarget.Server(target.domain()) : new IqTarget.OtherAccount(target.toBare());
    }

    private static String written(IqAnswer answer) {
        if (answer instanceof IqAnswer.Refusal refusal) {
            return refusal.error().condition().element();
        }
        return ((IqAnswer.Result) answer).payload().map(XmlElement::toString).orElse("done");
    }
}
