package io.bindery.c2s.negotiation;

import io.bindery.model.error.SaslErrorCondition;
import io.bindery.model.jid.BareJid;
import io.bindery.model.xml.XmlElement;
import io.vertx.core.Future;
import java.util.List;

/** One thing that a user must do between SASL and success, such as a second factor (XEP-0388 2.6.3). */
public interface Task {

    /** The name that clients know it by. */
    String name();

    /**
     * Takes what the client sent for it.
     *
     * @param payload what was inside {@code <next/>} or {@code <task-data/>}
     */
    Future<Step> receive(List<XmlElement> payload);

    /** What one exchange of a task led to. */
    sealed interface Step {

        /** The client must send more. */
        record Ask(List<XmlElement> payload) implements Step {}

        /** It is done. */
        record Completed(List<XmlElement> payload) implements Step {}

        /** The authentication fails. */
        record Failed(SaslErrorCondition condition) implements Step {}
    }

    /** Which tasks a user must do; each call makes fresh ones, for one attempt. */
    @FunctionalInterface
    interface Policy {
        /** No task for anybody. */
        Policy NONE = user -> List.of();

        List<Task> tasksFor(BareJid user);
    }
}
