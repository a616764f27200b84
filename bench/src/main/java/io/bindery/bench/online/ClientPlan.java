package io.bindery.bench.online;

import io.bindery.bench.login.Bind2Wishes;
import io.bindery.bench.login.Target;
import java.time.Duration;

/** How clients come on line; {@code timeout} is for one login. */
public record ClientPlan(Target target, Bind2Wishes wishes, Duration timeout) {}
