package io.bindery.archives.log;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.util.List;

/** An archive log that is counted. */
final class MeteredArchiveLog implements ArchiveLog {
    private final ArchiveLog log;
    private final Counter poisoned;
    private final Counter failures;

    MeteredArchiveLog(ArchiveLog log, MeterRegistry registry) {
        this.log = log;
        this.poisoned = registry.counter("bindery.archive.poisoned");
        this.failures = registry.counter("bindery.archive.log.failures");
    }

    @Override
    public Future<Void> open() {
        return counted(log.open());
    }

    @Override
    public Future<List<LogEntry>> read(ReadPlan.Read plan) {
        return counted(log.read(plan));
    }

    @Override
    public Future<List<LogEntry>> readAgain() {
        return counted(log.readAgain());
    }

    @Override
    public Future<List<LogEntry>> claim() {
        return counted(log.claim());
    }

    @Override
    public Future<Void> acknowledge(List<LogEntry> entries) {
        long unreadable = entries.stream().filter(LogEntry::poisoned).count();
        return counted(log.acknowledge(entries)).onSuccess(done -> poisoned.increment(unreadable));
    }

    @Override
    public void wake() {
        log.wake();
    }

    @Override
    public Future<Void> close() {
        return log.close();
    }

    private <T> Future<T> counted(Future<T> answer) {
        return answer.onFailure(cause -> failures.increment());
    }
}
