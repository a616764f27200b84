package io.bindery.archives.store;

import io.bindery.model.jid.Jid;
import io.vertx.sqlclient.Tuple;

/**
 * The statement that reads one page, of one text for each kind of query: the page itself, one message more to know
 * whether there are more, the ids that must exist, and the size of the result as far as it is counted.
 */
final class PageStatement {
    /** What one page may weigh, but for its first message, whatever number of messages is asked for. */
    static final long PAGE_BYTES = 1_000_000;

    private static final String TEXT = """
            WITH ahead AS (SELECT id, stanza, octet_length(stanza) AS size FROM archives.message
                WHERE owner = %1$s AND %2$s LIMIT %3$s + 1),
            page AS (SELECT id, stanza FROM
                (SELECT id, stanza, sum(size) OVER (ORDER BY id %4$s) - size AS sent FROM ahead) AS summed
                WHERE sent < %5$s ORDER BY id %4$s LIMIT %3$s),
            counted AS (SELECT count(*) AS count, count(*) FILTER (WHERE id < (SELECT min(id) FROM page)) AS index
                FROM (SELECT id FROM archives.message WHERE owner = %1$s AND %6$s LIMIT %7$s) AS result)
            SELECT page.id, page.stanza, counted.count, counted.index, (SELECT count(*) FROM ahead) AS ahead,
                (SELECT count(*) FROM archives.message WHERE owner = %1$s AND id >= %8$s AND id = ANY(%9$s)) AS known
            FROM counted LEFT JOIN page ON true ORDER BY page.id""";

    private final PagePlan plan;
    private final Jid with;
    private final String text;
    private final Tuple arguments = Tuple.tuple();

    PageStatement(PagePlan plan, int countLimit) {
        this.plan = plan;
        this.with = plan.query().filter().with();
        String direction = plan.query().page().backwards() ? "DESC" : "ASC";
        this.text = TEXT.formatted(
                bind(plan.query().owner().toString()),
                candidates(plan.page(), direction),
                bind((long) plan.query().page().max()),
                direction,
                bind(PAGE_BYTES),
                candidates(plan.result(), "ASC"),
                bind(countLimit + 1L),
                bind(plan.kept().low()),
                bind(plan.named().toArray(Long[]::new)));
    }

    String text() {
        return text;
    }

    Tuple arguments() {
        return arguments;
    }

    private String candidates(IdRange range, String direction) {
        String low = bind(range.low());
        String high = bind(range.high());
        if (with != null && plan.only() == null) {
            return conversation(low, high, direction);
        }
        return "id BETWEEN %s AND %s%s%s ORDER BY id %s".formatted(low, high, among(), exchangedWith(), direction);
    }

    /** Ordered by key and id, which no index but that of the conversation gives: PostgreSQL cannot choose another. */
    private String conversation(String low, String high, String direction) {
        String key = with.resource() == null ? "bare_key" : "full_key";
        String hash = "hashtextextended(" + bind(with.toString()) + ", 0)";
        return """
                %1$s IS NOT NULL AND (%1$s, id) >= (%2$s, %3$s) AND (%1$s, id) <= (%2$s, %4$s)%5$s
                ORDER BY %1$s %6$s, id %6$s""".formatted(key, hash, low, high, exchangedWith(), direction);
    }

    private String among() {
        return plan.only() == null ? "" : " AND id = ANY(" + bind(plan.only().toArray(Long[]::new)) + ")";
    }

    private String exchangedWith() {
        if (with == null) {
            return "";
        }
        return " AND " + (with.resource() == null ? "with_bare" : "with_full") + " = " + bind(with.toString());
    }

    private String bind(Object value) {
        arguments.addValue(value);
        return "$" + arguments.size();
    }
}
