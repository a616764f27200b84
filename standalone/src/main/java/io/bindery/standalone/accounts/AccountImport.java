package io.bindery.standalone.accounts;

import io.bindery.sessions.accounts.NameAtRestException;
import io.bindery.sessions.accounts.NewAccount;
import io.bindery.sessions.accounts.UnusablePasswordException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Reads accounts line by line and adds them in batches, so that neither memory nor a transaction grows. */
final class AccountImport {
    private static final int BATCH = 250;

    private final AccountAccess access;
    private final PrintWriter progress;
    private final List<ImportLine.Account> batch = new ArrayList<>(BATCH);
    private int imported;
    private int bad;

    AccountImport(AccountAccess access, PrintWriter progress) {
        this.access = access;
        this.progress = progress;
    }

    /** Takes all lines; returns whether every one of them was an account. */
    boolean readAll(BufferedReader input) throws IOException {
        int number = 0;
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            number++;
            if (!line.isBlank()) {
                take(ImportLine.read(number, line.strip(), access::serves));
            }
        }
        flush();
        return bad == 0;
    }

    String summary() {
        return imported + " accounts imported, " + bad + " bad lines";
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
            imported += importAll(batch);
        } catch (UnusablePasswordException | NameAtRestException e) {
            // Nothing of a batch with a bad line was taken: find the line.
            batch.forEach(this::importAlone);
        }
        progress.println("through line " + batch.get(batch.size() - 1).number() + ": " + summary());
        batch.clear();
    }

    private void importAlone(ImportLine.Account line) {
        try {
            imported += importAll(List.of(line));
        } catch (UnusablePasswordException | NameAtRestException e) {
            report(new ImportLine.Bad(line.number(), e.getMessage()));
        }
    }

    private int importAll(List<ImportLine.Account> lines) {
        List<NewAccount> fresh = lines.stream()
                .map(line -> new NewAccount(line.user(), line.password()))
                .toList();
        return access.ask(accounts -> accounts.importAll(fresh));
    }
}
