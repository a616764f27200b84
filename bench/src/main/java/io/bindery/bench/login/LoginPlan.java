package io.bindery.bench.login;

import io.bindery.model.scram.ScramHash;

/**
 * All that is known before the first login.
 *
 * @param pipelined whether the first request leaves together with the stream header
 */
public record LoginPlan(
        Target target, Accounts accounts, ScramHash hash, Profile profile, boolean pipelined, Load load) {}
