package io.bindery.bench.pages;

import io.bindery.bench.login.Accounts;
import io.bindery.bench.measure.Schedule;
import io.bindery.bench.online.ClientPlan;

/** All that is known before the first page; the first of the accounts owns the archive. */
public record PagesPlan(ClientPlan client, Accounts accounts, Paging paging, Schedule schedule) {

    /** Whose archive it is. */
    public String owner() {
        return accounts.all()[0].user() + '@' + client.target().domain();
    }
}
