package io.bindery.sessions.accounts;

import io.vertx.pgclient.PgConnectOptions;
import java.util.Locale;
import org.flywaydb.core.Flyway;

/** The tables of the accounts and how they came to be; several instances may start at once. */
final class AccountSchema {
    private static final String SCHEMA = "sessions";

    private AccountSchema() {}

    /** Brings the schema up to date; blocks. Returns how many steps that took. */
    static int migrate(PgConnectOptions address) {
        return Flyway.configure(AccountSchema.class.getClassLoader())
                .dataSource(jdbcUrl(address), address.getUser(), address.getPassword())
                .schemas(SCHEMA)
                .createSchemas(true)
                .table("schema_history")
                .locations("classpath:db/sessions")
                .load()
                .migrate()
                .migrationsExecuted;
    }

    private static String jdbcUrl(PgConnectOptions address) {
        return "jdbc:postgresql://" + address.getHost() + ':' + address.getPort() + '/' + address.getDatabase()
                + "?sslmode="
                + address.getSslMode().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
