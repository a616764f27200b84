package io.bindery.sessions.discovery;

import io.bindery.model.jid.BareJid;
import io.vertx.core.Future;
import java.util.List;

/** The nodes of an account's personal eventing service (XEP-0163), as far as somebody may know of them. */
@FunctionalInterface
public interface AccountNodes {

    /** Their names; the asker is the owner or a subscriber to his presence. */
    Future<List<String>> names(BareJid owner, BareJid asker);
}
