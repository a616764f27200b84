package io.bindery.standalone.accounts;

import io.bindery.model.jid.BareJid;
import io.bindery.sessions.accounts.AccountAdministration.NewAccount;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Reads accounts line by line and adds them in batches, so that neither memory nor a transaction grows. */
final class AccountImport {
    private static final int BATCH = 250;

    private final AccountDesk desk;
    private final PrintWriter progress;
    private final List<ImportLine.Account> batch = new ArrayList<>(BATCH);
    private int added;
    private int existing;
    private int bad;

    AccountImport(AccountDesk desk, PrintWriter progress) {
        this.desk = desk;
        this.progress = progress;
    }

    /** Takes all lines; returns whether every one of them was an account. */
    boolean readAll(BufferedReader input) throws IOException {
        int number = 0;
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            number++;
            if (!line.isBlank()) {
                take(ImportLine.read(number, line.strip(), desk::serves));
            }
        }
        flush();
        return bad == 0;
    }

    String summary() {
        return "%d added, %d existed already, %d bad lines".formatted(added, existing, bad);
    }

    private void take(ImportLine line) {
        if (line instanceof ImportLine.Account account) {
            batch.add(account);
            if (batch.size() == BATCH) {
                flush();
            }
        } else if (line instanceof ImportLine.Bad refused) {
            report(refused);
        }
    }

    private void report(ImportLine.Bad line) {
        bad++;
        progress.println("line " + line.number() + ": " + line.reason());
    }

    private void flush() {
        if (batch.isEmpty()) {
            return;
        }
        try {
            int fresh = desk.ask(accounts -> accounts.importAll(batch.stream()
                    .map(account -> new NewAccount(account.user(), account.password()))
                    .toList()));
            added += fresh;
            existing += batch.size() - fresh;
        } catch (ForbiddenPassword e) {
            // Nothing of a batch with a forbidden password was taken: find the line.
            batch.forEach(this::addAlone);
        }
        progress.println("through line " + batch.get(batch.size() - 1).number() + ": " + summary());
        batch.clear();
    }

    private void addAlone(ImportLine.Account account) {
        BareJid user = account.user();
        try {
            if (desk.ask(accounts -> accounts.add(user, account.password()))) {
                added++;
            } else {
                existing++;
            }
        } catch (ForbiddenPassword e) {
            report(new ImportLine.Bad(account.number(), e.getMessage()));
        }
    }
}
