import cn.anlan.platform.SearchKeys;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import org.postgresql.PGConnection;

/**
 * A year of hazards over a nation's towns: 31 provinces × 11 cities × 8 counties × 15 towns. Most are closed, few are major, some are late;
 * their words come from a small vocabulary, as they do in life, but for a word in one of a thousand and one in one of a hundred thousand.
 */
final class HazardRows {

    /** An enterprise and a grid worker with many of their own. */
    static final String BUSY_UNIT = "00000000-0000-7000-8000-000000000001";

    static final String BUSY_PERSON = "00000000-0000-7000-8000-000000000002";

    /** In one title of a thousand, and of a hundred thousand. */
    static final String SELDOM = "氟化氢";

    static final String RARE = "二茂铁";

    private static final String[] PLACES = {"锅炉房", "配电室", "仓库", "冷库", "车间", "宿舍楼", "加油站", "施工现场", "储罐区", "粉尘作业区"};
    private static final String[] WRONG = {
        "安全阀超期未校验", "压力表铅封缺失", "消防通道堵塞", "电气线路私拉乱接", "可燃气体报警器失效", "灭火器过期", "防护栏杆缺失", "有限空间无警示", "特种作业无证上岗", "疏散指示灯损坏", "危化品混存",
        "应急预案未演练", "叉车超速", "脚手架未验收", "液氨管道锈蚀"
    };
    private static final String[] CATEGORIES = {"设备设施", "作业环境", "人的行为", "安全管理"};
    private static final String[] SOURCES = {"日常检查", "专项检查", "群众举报", "企业自查"};
    private static final int PIECE = 50_000;

    /** Made one by one, spread over the year; the others are copies of them at the same times and other places. */
    private static final int MADE = 200_000;

    private static final String COPY_ID = "(left(%1$s::text, 24) || lpad(to_hex(c), 12, '0'))::uuid";
    private static final String COPIES = """
            INSERT INTO hazards.hazard (id, version, state, number, kind, title, description, place, longitude, latitude, category, source,
                violation, unit, unit_name, keeper, territory, reporter, reporter_name, found_at, reported_at, month, due, obligation,
                bearer_person, closed_at)
            SELECT %2$s, version, state, number || '-' || c, kind, title, description, place, longitude, latitude, category, source,
                violation, unit, unit_name, keeper,
                lpad((11 + (left(territory, 2)::int - 11 + c) %% 31)::text, 2, '0')
                    || lpad((1 + (substr(territory, 3, 2)::int - 1 + c / 31) %% 11)::text, 2, '0') || substr(territory, 5),
                reporter, reporter_name, found_at, reported_at, month, due, obligation, bearer_person, closed_at
            FROM (SELECT * FROM hazards.hazard WHERE id > '%3$s' ORDER BY id LIMIT %4$d) h CROSS JOIN generate_series(1, %5$d) c
            """;
    /** A copy has the words of what it is a copy of, and the areas of its own. */
    private static final String WORDS = """
            INSERT INTO hazards.word (hazard, keys)
            SELECT h.id, w.keys || a.keys FROM hazards.hazard h
            JOIN made_word w ON w.made = left(h.id::text, 24)
            JOIN area_key a ON a.bucket = w.bucket AND a.area = left(h.territory, 6)
            """;
    private static final long YEAR = 365L * 24 * 3600 * 1000;

    private final Connection owner;
    private final long end = System.currentTimeMillis();
    private final Set<Integer> buckets = new TreeSet<>();

    HazardRows(Connection owner) {
        this.owner = owner;
    }

    /** Fills the empty tables with so many rows, their counts, and the statistics; goes on where it was stopped before. */
    void fill(long wanted) throws Exception {
        try (Statement statement = owner.createStatement()) {
            statement.execute("SET client_min_messages = warning");
            statement.execute("SET maintenance_work_mem = '1GB'");
            statement.execute("SET max_parallel_maintenance_workers = 2");
            statement.execute("CREATE TABLE IF NOT EXISTS hazards.bench_made (rows bigint)");
            statement.execute("""
                    CREATE TABLE IF NOT EXISTS hazards.bench_index AS
                    SELECT indexname::text AS name, indexdef AS def FROM pg_indexes
                    WHERE schemaname = 'hazards' AND tablename IN ('hazard', 'word') AND indexname NOT IN ('hazard_pkey', 'hazard_once')""");
            if (texts(statement, "SELECT rows::text FROM hazards.bench_made").isEmpty()) {
                for (String name : texts(statement, "SELECT name FROM hazards.bench_index")) {
                    statement.execute("DROP INDEX IF EXISTS hazards." + name);
                }
                statement.execute("TRUNCATE hazards.hazard, hazards.word");
                rows(statement, wanted);
                statement.execute("INSERT INTO hazards.bench_made VALUES (" + wanted + ")");
            }
            for (String index : texts(statement, """
                    SELECT def FROM hazards.bench_index
                    WHERE name NOT IN (SELECT indexname::text FROM pg_indexes WHERE schemaname = 'hazards')""")) {
                statement.execute(index);
                System.err.println(index);
            }
            statement.execute("TRUNCATE hazards.tally");
            statement.execute("""
                    INSERT INTO hazards.tally (level, area, month, kind, state, n)
                    SELECT level, left(territory, level), month, kind, state, count(*)
                    FROM hazards.hazard CROSS JOIN (VALUES (4), (9)) l (level) GROUP BY 1, 2, 3, 4, 5""");
            statement.execute("VACUUM (ANALYZE) hazards.hazard");
            statement.execute("VACUUM (ANALYZE) hazards.word");
            statement.execute("VACUUM (ANALYZE) hazards.tally");
        }
    }

    private static List<String> texts(Statement statement, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private void rows(Statement statement, long wanted) throws Exception {
        statement.execute("CREATE TEMP TABLE made_word (made text, bucket integer, keys integer[])");
        statement.execute("CREATE TEMP TABLE area_key (bucket integer, area text, keys integer[])");
        for (long n = 1; n <= MADE; n += PIECE) {
            copy(n, n + PIECE - 1, MADE);
        }
        long copies = wanted / MADE - 1;
        statement.execute("CREATE TEMP TABLE made AS SELECT id FROM hazards.hazard");
        String from = "00000000-0000-0000-0000-000000000000";
        for (int piece = 0; piece < MADE && copies > 0; piece += MADE / 20) {
            statement.execute(COPIES.replace("FROM hazards.hazard WHERE", "FROM hazards.hazard JOIN made USING (id) WHERE")
                    .formatted("", COPY_ID.formatted("id"), from, MADE / 20, copies));
            try (var row = statement.executeQuery(
                    "SELECT id FROM made WHERE id > '" + from + "' ORDER BY id OFFSET " + (MADE / 20 - 1) + " LIMIT 1")) {
                row.next();
                from = row.getString(1);
            }
            System.err.println((piece + MADE / 20) * (copies + 1) + " rows");
        }
        areaKeys();
        statement.execute("ANALYZE made_word");
        statement.execute("ANALYZE area_key");
        // In the order written: words by all areas of a bucket would be hundreds of millions of rows.
        statement.execute("SET join_collapse_limit = 1");
        statement.execute(WORDS);
        statement.execute("RESET join_collapse_limit");
    }

    /** How many there are. */
    long count() throws SQLException {
        try (Statement statement = owner.createStatement();
                var row = statement.executeQuery("SELECT coalesce(sum(n), 0) FROM hazards.tally WHERE level = 4")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void copy(long from, long to, long all) throws Exception {
        var rows = new StringBuilder(PIECE * 500);
        var words = new StringBuilder(PIECE * 300);
        for (long n = from; n <= to; n++) {
            row(n, all, rows, words);
        }
        var copy = owner.unwrap(PGConnection.class).getCopyAPI();
        copy.copyIn("""
                COPY hazards.hazard (id, version, state, number, kind, title, description, place, longitude, latitude, category, source,
                    violation, unit, unit_name, keeper, territory, reporter, reporter_name, found_at, reported_at, month, due, obligation,
                    bearer_person, closed_at) FROM STDIN""", new ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.UTF_8)));
        copy.copyIn("COPY made_word FROM STDIN", new ByteArrayInputStream(words.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private void row(long n, long all, StringBuilder rows, StringBuilder words) {
        var random = new SplittableRandom(n);
        long at = end - YEAR + (long) ((double) YEAR * n / all);
        UUID id = new UUID(at << 16 | 0x7000 | n & 0xfff, random.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L);
        String town = "%02d%02d%02d%03d".formatted(
                11 + random.nextInt(31), 1 + random.nextInt(11), 1 + random.nextInt(8), 100 + random.nextInt(15));
        int m = random.nextInt(Integer.MAX_VALUE);
        double s = random.nextDouble();
        String state = s < 0.02 ? "REPORTED" : s < 0.09 ? "RECTIFYING" : s < 0.12 ? "RECTIFIED" : s < 0.14 ? "VERIFIED" : "CLOSED";
        String place = PLACES[m / 15 % 10];
        String title = place + WRONG[m % 15] + (n % 1000 == 7 ? SELDOM : n % 100_000 == 77 ? RARE : "");
        String unitName = "第" + m % 500 + "化工有限公司";
        Instant found = Instant.ofEpochMilli(at);
        boolean reported = state.equals("REPORTED");
        boolean closed = state.equals("CLOSED");
        Object[] values = {
            id, 1, state, "YH2026-%09d".formatted(n), m % 100 == 7 ? "MAJOR" : "GENERAL", title, "现场检查发现，责令限期整改。", place,
            75 + random.nextDouble() * 55, 20 + random.nextDouble() * 28, CATEGORIES[m % 4], SOURCES[m / 4 % 4], "f",
            n % 5000 == 0 ? BUSY_UNIT : some(1, m / 7 % 700_000), unitName, some(2, Long.parseLong(town)), town + "000",
            n % 5000 == 1 ? BUSY_PERSON : some(3, m / 3 % 300_000), "网格员" + m % 900, found, found,
            found.atZone(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1),
            reported ? "\\N" : found.plusSeconds(15 * 86400), reported ? "\\N" : some(4, n),
            reported ? "\\N" : some(5, n % 200_000), closed ? found.plusSeconds(14 * 86400) : "\\N"
        };
        for (int i = 0; i < values.length; i++) {
            rows.append(i == 0 ? "" : "\t").append(values[i]);
        }
        rows.append('\n');
        int bucket = SearchKeys.bucket(id);
        String keys = Arrays.toString(SearchKeys.of(bucket, title, unitName, place));
        buckets.add(bucket);
        words.append(id.toString(), 0, 24).append('\t').append(bucket).append("\t{").append(keys, 1, keys.length() - 1)
                .append(", ").append(SearchKeys.whole(bucket, "YH2026-%09d".formatted(n)))
                .append(", ").append(SearchKeys.whole(bucket, String.valueOf(n))).append("}\n");
    }

    /** For each county and bucket the keys of the county, its city and its province. */
    private void areaKeys() throws Exception {
        var rows = new StringBuilder();
        for (int bucket : buckets) {
            for (int province = 11; province < 42; province++) {
                for (int city = 1; city < 12; city++) {
                    for (int county = 1; county < 9; county++) {
                        String area = "%02d%02d%02d".formatted(province, city, county);
                        rows.append(bucket).append('\t').append(area).append("\t{");
                        for (int level = 2; level <= 6; level += 2) {
                            rows.append(level == 2 ? "" : ", ").append(SearchKeys.whole(bucket, "@" + area.substring(0, level)));
                        }
                        rows.append("}\n");
                    }
                }
            }
        }
        owner.unwrap(PGConnection.class).getCopyAPI()
                .copyIn("COPY area_key FROM STDIN", new ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** The id of the n-th of a kind of thing, scattered as ids of people and units are. */
    private static UUID some(int kind, long n) {
        var random = new SplittableRandom(n * 8 + kind);
        return new UUID(random.nextLong() & ~0xf000L | 0x7000, random.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L);
    }

    String sizes() throws SQLException {
        try (Statement statement = owner.createStatement();
                var row = statement.executeQuery("""
                        SELECT pg_size_pretty(pg_table_size('hazards.hazard')), pg_size_pretty(pg_indexes_size('hazards.hazard')),
                            pg_size_pretty(pg_total_relation_size('hazards.word')), (SELECT count(*) FROM hazards.tally)""")) {
            row.next();
            return "table %s, its indexes %s, words with their index %s, %d rows of counts"
                    .formatted(row.getString(1), row.getString(2), row.getString(3), row.getLong(4));
        }
    }
}
