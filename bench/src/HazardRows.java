import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A year of hazards over a nation's towns: 31 provinces × 11 cities × 8 counties × 15 towns. Most are closed, few are major, some are late;
 * their words come from a small vocabulary, as they do in life.
 */
final class HazardRows {

    /** An enterprise and a grid worker with many of their own. */
    static final String BUSY_UNIT = "00000000-0000-7000-8000-000000000001";

    static final String BUSY_PERSON = "00000000-0000-7000-8000-000000000002";

    private static final String ROWS = """
            INSERT INTO hazards.hazard (id, version, state, number, kind, title, description, place, longitude, latitude, category, source,
                violation, unit, unit_name, keeper, territory, reporter, reporter_name, found_at, reported_at, month, due, obligation,
                bearer_person, closed_at)
            SELECT uuidv7(at - clock_timestamp()), 1, state, 'YH2026-' || lpad(n::text, 9, '0'), kind,
                place || (ARRAY['安全阀超期未校验', '压力表铅封缺失', '消防通道堵塞', '电气线路私拉乱接', '可燃气体报警器失效', '灭火器过期', '防护栏杆缺失',
                    '有限空间无警示', '特种作业无证上岗', '疏散指示灯损坏', '危化品混存', '应急预案未演练', '叉车超速', '脚手架未验收', '液氨管道锈蚀'])[1 + m % 15],
                '现场检查发现，责令限期整改。', place, 75 + random() * 55, 20 + random() * 28,
                (ARRAY['设备设施', '作业环境', '人的行为', '安全管理'])[1 + m % 4], (ARRAY['日常检查', '专项检查', '群众举报', '企业自查'])[1 + m / 4 % 4],
                false, unit, '第' || m % 500 || '化工有限公司', md5('k' || town)::uuid, town || '000', person, '网格员' || m % 900, at, at,
                date_trunc('month', at)::date, CASE WHEN state <> 'REPORTED' THEN at + interval '15 days' END,
                CASE WHEN state <> 'REPORTED' THEN md5('o' || n)::uuid END, md5('b' || n % 200000)::uuid,
                CASE WHEN state = 'CLOSED' THEN at + interval '14 days' END
            FROM (
                SELECT n, m, town, at,
                    (ARRAY['锅炉房', '配电室', '仓库', '冷库', '车间', '宿舍楼', '加油站', '施工现场', '储罐区', '粉尘作业区'])[1 + m / 15 % 10] AS place,
                    CASE WHEN m % 100 = 7 THEN 'MAJOR' ELSE 'GENERAL' END AS kind,
                    CASE WHEN s < 0.02 THEN 'REPORTED' WHEN s < 0.09 THEN 'RECTIFYING' WHEN s < 0.12 THEN 'RECTIFIED'
                         WHEN s < 0.14 THEN 'VERIFIED' ELSE 'CLOSED' END AS state,
                    CASE WHEN n % 5000 = 0 THEN ':unit' ELSE md5('e' || m / 7 % 700000) END::uuid AS unit,
                    CASE WHEN n % 5000 = 1 THEN ':person' ELSE md5('p' || m / 3 % 300000) END::uuid AS person
                FROM (
                    SELECT n, (random() * 2147483000)::int AS m, random() AS s,
                        clock_timestamp() - interval '365 days' * (1 - n::float8 / :all) AS at,
                        lpad((11 + (random() * 30)::int)::text, 2, '0') || lpad((1 + (random() * 10)::int)::text, 2, '0')
                            || lpad((1 + (random() * 7)::int)::text, 2, '0') || lpad((100 + (random() * 14)::int)::text, 3, '0') AS town
                    FROM generate_series(:from, :to) n
                ) a
            ) b
            """;

    private final Connection owner;

    HazardRows(Connection owner) {
        this.owner = owner;
    }

    /** Adds the rows of numbers {@code from} to {@code to} of {@code all}, their counts, and the statistics. */
    void add(long from, long to, long all) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("SET maintenance_work_mem = '1GB'");
            statement.execute("SET max_parallel_maintenance_workers = 2");
            List<String> indexes = new ArrayList<>();
            List<String> names = new ArrayList<>();
            try (var rows = statement.executeQuery("""
                    SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'hazards' AND tablename = 'hazard'
                        AND indexname NOT IN ('hazard_pkey', 'hazard_once')""")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                    indexes.add(rows.getString(2));
                }
            }
            for (String name : names) {
                statement.execute("DROP INDEX hazards." + name);
            }
            long piece = 500_000;
            for (long n = from; n <= to; n += piece) {
                statement.execute(ROWS.replace(":unit", BUSY_UNIT)
                        .replace(":person", BUSY_PERSON)
                        .replace(":all", String.valueOf(all))
                        .replace(":from", String.valueOf(n))
                        .replace(":to", String.valueOf(Math.min(to, n + piece - 1))));
                System.err.println(Math.min(to, n + piece - 1) + " rows");
            }
            for (String index : indexes) {
                statement.execute(index);
            }
            System.err.println("indexed");
            statement.execute("TRUNCATE hazards.tally");
            statement.execute("""
                    INSERT INTO hazards.tally (level, area, month, kind, state, n)
                    SELECT level, left(territory, level), month, kind, state, count(*)
                    FROM hazards.hazard CROSS JOIN (VALUES (4), (9)) l (level) GROUP BY 1, 2, 3, 4, 5""");
            statement.execute("VACUUM (ANALYZE) hazards.hazard");
            statement.execute("VACUUM (ANALYZE) hazards.tally");
        }
    }

    String sizes() throws SQLException {
        try (Statement statement = owner.createStatement();
                var row = statement.executeQuery("""
                        SELECT pg_size_pretty(pg_table_size('hazards.hazard')), pg_size_pretty(pg_indexes_size('hazards.hazard')),
                            (SELECT count(*) FROM hazards.tally)""")) {
            row.next();
            return "table %s, indexes %s, %d rows of counts".formatted(row.getString(1), row.getString(2), row.getLong(3));
        }
    }
}
