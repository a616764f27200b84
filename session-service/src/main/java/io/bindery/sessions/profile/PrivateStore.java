package io.bindery.sessions.profile;

import io.bindery.access.TimedStatements;
import io.bindery.model.jid.BareJid;
import io.bindery.model.xml.XmlElement;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

/** The private elements of accounts in PostgreSQL. */
record PrivateStore(TimedStatements statements) {
    private static final String FIND = """
            SELECT content FROM sessions.private_xml
            WHERE domain = $1 AND username = $2 AND namespace = $3 AND name = $4""";
    // Two sets at the same time see the same rest: an account may exceed its limit once, by what it sends in one go.
    private static final String KEEP = """
            WITH given AS (SELECT * FROM unnest($3::text[], $4::text[], $5::text[]) AS given (namespace, name, content)),
                after AS (
                    SELECT namespace, name, content FROM given UNION ALL
                    SELECT namespace, name, content FROM sessions.private_xml
                    WHERE domain = $1 AND username = $2
                    AND (namespace, name) NOT IN (SELECT namespace, name FROM given))
            INSERT INTO sessions.private_xml (domain, username, namespace, name, content)
            SELECT $1, $2, namespace, name, content FROM given
            WHERE (SELECT sum(octet_length(namespace) + octet_length(name) + octet_length(content)) FROM after) <= $6
            ON CONFLICT (domain, username, namespace, name) DO UPDATE SET content = excluded.content""";

    Future<Optional<XmlElement>> find(BareJid account, XmlElement asked) {
        return statements
                .execute(FIND, Tuple.of(account.domain(), account.local(), asked.namespace(), asked.name()))
                .map(rows ->
                        rows.stream().findFirst().map(row -> new StoredElement(row.getString("content")).element()));
    }

    /** Keeps elements that differ in name or namespace; false when the account's would become too large together. */
    Future<Boolean> keep(BareJid account, List<XmlElement> elements, int maxBytes) {
        Tuple arguments = Tuple.of(account.domain(), account.local())
                .addArrayOfString(elements.stream().map(XmlElement::namespace).toArray(String[]::new))
                .addArrayOfString(elements.stream().map(XmlElement::name).toArray(String[]::new))
                .addArrayOfString(elements.stream()
                        .map(element -> StoredElement.of(element).text())
                        .toArray(String[]::new))
                .addInteger(maxBytes);
        return statements.execute(KEEP, arguments).map(rows -> rows.rowCount() > 0);
    }
}
