package io.bindery.bench.login;

import java.time.Duration;

/**
 * How hard and how long the server is worked.
 *
 * @param connections logins that are under way at a time
 * @param timeout how long one login may take
 */
public record Load(int connections, Duration warmup, Duration duration, Duration timeout) {}
