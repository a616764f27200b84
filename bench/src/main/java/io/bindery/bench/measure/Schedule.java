package io.bindery.bench.measure;

import java.time.Duration;

/**
 * How long a measurement takes.
 *
 * @param warmup works the server without being measured
 * @param timeout for whatever is waited for
 */
public record Schedule(Duration warmup, Duration duration, Duration timeout) {}
