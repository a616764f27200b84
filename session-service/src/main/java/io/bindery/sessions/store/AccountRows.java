package io.bindery.sessions.store;

import io.bindery.model.jid.BareJid;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Many accounts in one statement: domains as $1, names as $2, and rows that say in both whom they are about. */
public final class AccountRows {

    private AccountRows() {}

    /** The arguments. */
    public static Tuple arguments(List<BareJid> accounts) {
        return Tuple.tuple()
                .addArrayOfString(accounts.stream().map(BareJid::domain).toArray(String[]::new))
                .addArrayOfString(accounts.stream().map(BareJid::local).toArray(String[]::new));
    }

    /** What the rows say, by account. */
    public static <T> Map<BareJid, T> byAccount(RowSet<Row> rows, Function<Row, T> reading) {
        Map<BareJid, T> answers = new HashMap<>();
        for (Row row : rows) {
            answers.put(new BareJid(row.getString("username"), row.getString("domain")), reading.apply(row));
        }
        return answers;
    }
}
