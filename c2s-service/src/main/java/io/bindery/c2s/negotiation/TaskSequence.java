package io.bindery.c2s.negotiation;

import io.bindery.c2s.negotiation.Task.Step;
import io.bindery.model.error.SaslErrorCondition;
import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.error.StreamErrorException;
import io.bindery.model.xml.XmlElement;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tasks of one attempt: the client chooses the order, all must be done (XEP-0388 2.6.3). */
final class TaskSequence {
    private final List<Task> pending;
    private Task current;

    TaskSequence(List<Task> tasks) {
        this.pending = new ArrayList<>(tasks);
    }

    boolean done() {
        return pending.isEmpty();
    }

    /** The names that the client may choose from. */
    List<String> names() {
        return pending.stream().map(Task::name).toList();
    }

    /** Takes {@code <next/>} to begin a task, {@code <task-data/>} to go on with it. */
    Future<Step> receive(XmlElement element) {
        if (current == null && Sasl2Elements.isNext(element)) {
            Optional<Task> chosen = pending.stream()
                    .filter(task -> task.name().equals(element.attribute("task")))
                    .findFirst();
            if (chosen.isEmpty()) {
                return Future.succeededFuture(new Step.Failed(SaslErrorCondition.MALFORMED_REQUEST));
            }
            current = chosen.get();
        } else if (current == null || !Sasl2Elements.isTaskData(element)) {
            throw new StreamErrorException(StreamErrorCondition.POLICY_VIOLATION, "a task must be done first");
        }
        return current.receive(element.elements()).onSuccess(this::advance);
    }

    private void advance(Step step) {
        if (step instanceof Step.Completed) {
            pending.remove(current);
            current = null;
        }
    }
}
