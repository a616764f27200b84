package io.bindery.bench.messages;

import io.bindery.bench.login.Accounts;
import io.bindery.bench.measure.Schedule;
import io.bindery.bench.online.ClientPlan;

/** All that is known before the first message; the accounts with odd numbers send to the even ones. */
public record MessagesPlan(ClientPlan client, Accounts accounts, Traffic traffic, Schedule schedule) {}
