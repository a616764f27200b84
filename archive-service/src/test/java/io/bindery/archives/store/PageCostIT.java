package io.bindery.archives.store;

import static io.bindery.archives.store.ArchivePages.JULIET;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.archives.ArchiveFixture;
import io.bindery.model.archive.ArchiveFilter;
import io.bindery.model.archive.ArchiveQuery;
import io.bindery.model.archive.PageRequest;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a page costs does not depend on the size of the archive; counted in pages of PostgreSQL, not in time. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageCostIT {
    private static final int MESSAGES = 100_000;
    private static final int MAX_BUFFERS = 700;
    private static final Pattern BUFFERS = Pattern.compile("Buffers: shared hit=(\\d+)(?: read=(\\d+))?");
    private static final String FILL = """
            INSERT INTO archives.message (owner, id, with_bare, with_full, stanza)
            SELECT 'juliet@capulet.lit', ms << 20, peer, peer || '/r', '<message>' || repeat('x', 300) || '</message>'
            FROM (SELECT ms, CASE WHEN ms % 20000 = 0 THEN 'nurse@capulet.lit' ELSE 'romeo@montague.lit' END AS peer
                FROM generate_series(1::bigint, $1) AS ms) AS series""";

    private ArchivePages pages;

    @BeforeAll
    void fill() {
        pages = new ArchivePages("cost", Retention.FOR_EVER);
        pages.archive
                .pool
                .preparedQuery(FILL)
                .execute(Tuple.of((long) MESSAGES))
                .await();
        // As the statistics of a server are after a while.
        pages.archive.pool.query("VACUUM ANALYZE archives.message").execute().await();
    }

    @AfterAll
    void close() {
        pages.close();
    }

    static Stream<Arguments> queries() {
        int middle = MESSAGES / 2;
        return Stream.of(
                Arguments.of("the newest", ArchiveFilter.ALL, PageRequest.last(50)),
                Arguments.of("the oldest", ArchiveFilter.ALL, PageRequest.first(50)),
                Arguments.of("in the middle", ArchiveFilter.ALL, ArchivePages.after(50, middle)),
                Arguments.of(
                        "in a long talk", ArchivePages.with("romeo@montague.lit"), ArchivePages.before(50, middle)),
                Arguments.of("in a short talk", ArchivePages.with("nurse@capulet.lit"), PageRequest.last(50)),
                Arguments.of("with a session", ArchivePages.with("nurse@capulet.lit/r"), PageRequest.last(50)),
                Arguments.of("with nobody", ArchivePages.with("nobody@capulet.lit"), PageRequest.first(50)),
                Arguments.of("with no session", ArchivePages.with("romeo@montague.lit/no"), PageRequest.first(50)),
                Arguments.of("in a time", ArchivePages.during(middle - 9L, middle + 9L), PageRequest.first(50)),
                Arguments.of("by id", ids(), PageRequest.first(50)),
                Arguments.of("by number", ArchiveFilter.ALL, PageRequest.first(0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("queries")
    void readsNoMoreThanThePage(String name, ArchiveFilter filter, PageRequest page) {
        ArchiveQuery query = new ArchiveQuery(JULIET, filter, page);
        PageStatement statement = new PageStatement(PagePlan.of(query, null).orElseThrow(), ArchiveFixture.COUNT_LIMIT);
        String plan = explain(statement).await();
        assertFalse(plan.contains("Seq Scan"), plan);
        // The first line is the sum.
        MatchResult sum = BUFFERS.matcher(plan).results().findFirst().orElseThrow();
        int buffers = Integer.parseInt(sum.group(1)) + (sum.group(2) == null ? 0 : Integer.parseInt(sum.group(2)));
        assertTrue(buffers <= MAX_BUFFERS, plan);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("queries")
    void isShortEnoughToBePreparedOnce(String name, ArchiveFilter filter, PageRequest page) {
        ArchiveQuery query = new ArchiveQuery(JULIET, filter, page);
        int length = new PageStatement(PagePlan.of(query, null).orElseThrow(), 9)
                .text()
                .length();
        // The client does not keep longer ones, see SqlConnectOptions.
        assertTrue(
                length < io.vertx.sqlclient.SqlConnectOptions.DEFAULT_PREPARED_STATEMENT_CACHE_SQL_LIMIT, "" + length);
    }

    private static ArchiveFilter ids() {
        return ArchivePages.ids(IntStream.rangeClosed(1, 50)
                .mapToObj(i -> ArchivePages.id(i * 1000L))
                .toArray(String[]::new));
    }

    private Future<String> explain(PageStatement statement) {
        Tuple arguments = statement.arguments();
        String literals = IntStream.range(0, arguments.size())
                .mapToObj(i -> literal(arguments.getValue(i)))
                .collect(Collectors.joining(", "));
        return pages.pool.withConnection(connection -> connection
                .query("DEALLOCATE ALL; PREPARE page AS " + statement.text())
                .execute()
                .compose(done -> connection
                        .query("EXPLAIN (ANALYZE, BUFFERS) EXECUTE page(" + literals + ")")
                        .execute())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString(0))
                        .collect(Collectors.joining("\n"))));
    }

    private static String literal(Object value) {
        return value instanceof Long[] array
                ? "'" + Arrays.toString(array).replace('[', '{').replace(']', '}') + "'"
                : "'" + value + "'";
    }
}
