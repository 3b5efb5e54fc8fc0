import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/**
 * P2: a year of obligations for 41,352 towns × 60 duties. The whole year is opened by one jump of the simulated clock, and evaluated; of each
 * duty that has fallen due 19 of 20 are performed, by hand, so that a day brings what it would in life. In a second database
 * a tenth as large the product is killed in the middle and goes on after its restart.
 */
final class Year {

    static int counties = 2_980;
    static int towns = 41_352;
    private static int duties = 60;

    private Year() {}

    public static void main(String[] args) throws Exception {
        for (int i = 0; i + 1 < args.length; i += 2) {
            switch (args[i]) {
                case "--towns" -> towns = Integer.parseInt(args[i + 1]);
                case "--duties" -> duties = Integer.parseInt(args[i + 1]);
                default -> throw new IllegalArgumentException(args[i]);
            }
        }
        long rows = (long) towns * duties;
        var report = new Report("year", "A year of obligations: %,d towns × %d duties = %,d".formatted(towns, duties, rows));
        report.head("", "s", "rows/s", "CPU s, the JVM", "CPU s, PostgreSQL", "memory after, MB", "other processes, cores");
        whole(report, rows);
        report.save();
        towns = Math.max(1, towns / 10);
        killed(report, (long) towns * duties);
        report.save();
    }

    /** Opened at one go, then evaluated. */
    private static void whole(Report report, long rows) throws Exception {
        Path data = data("whole");
        try (var product = start(data);
                Connection owner = product.connectAsOwner()) {
            var administrator = prepare(product, owner);
            measure(report, product, "a year opened", rows, () -> advance(product, administrator, "PT1M"));
            check(owner, rows);
            measure(report, product, "the same again: nothing to do", rows, () -> advance(product, administrator, "PT1M"));
            // By each due day so far 19 of 20 towns have performed, in time.
            execute(owner, """
                    UPDATE obligations.obligation SET state = 'PERFORMED', performed_by = bearer_person, performed_at = due - interval '5 days',
                        next_at = NULL, version = 1
                    WHERE due < '2026-03-01' AND abs(hashtext(unit::text || duty)) % 20 < 19""");
            execute(owner, "ANALYZE obligations.obligation");
            measure(report, product, "eight weeks caught up: reminded, overdue, reported", 9 * 3 * towns / 20,
                    () -> advanceTo(product, administrator, "2026-02-25T20:00:00+08:00"));
            measure(report, product, "a day on which a duty falls due, with the evaluation of all", towns / 20,
                    () -> advanceTo(product, administrator, "2026-02-26T00:01:00+08:00"));
            measure(report, product, "evaluation of all: overdue and score", rows,
                    () -> advanceTo(product, administrator, "2026-02-27T00:01:00+08:00"));
            report.line("");
            long late = count(owner, "SELECT count(*) FROM obligations.obligation WHERE overdue_at IS NOT NULL");
            report.line("Recorded as overdue by then: %,d; scores written: %,d; table with indexes: %,d MB.",
                    late, count(owner, "SELECT count(*) FROM obligations.duty_score"),
                    count(owner, "SELECT pg_total_relation_size('obligations.obligation') / 1048576"));
            report.line("");
            report.line("Budgets: a year opened under 60 s with under 1 GB of heap (the product runs with -Xmx1g), restartable without doubles;"
                    + " overdue and score of all under 5 s; a day under 1 s.");
        }
    }

    /** Killed when about half is there, and started again. */
    private static void killed(Report report, long rows) throws Exception {
        Path data = data("killed");
        var product = start(data);
        Connection owner = product.connectAsOwner();
        var administrator = prepare(product, owner);
        var first = product;
        Thread.ofVirtual().start(() -> {
            try {
                advance(first, administrator, "PT1M");
            } catch (Exception ended) {
                System.out.println("killed while opening, as intended");
            }
        });
        while (count(owner, "SELECT count(*) FROM obligations.obligation") < rows / 2) {
            Thread.sleep(50);
        }
        product.kill();
        long there = -1;
        try (Connection again = connectAgain(product)) {
            there = again == null ? -1 : count(again, "SELECT count(*) FROM obligations.obligation");
        }
        owner.close();
        try (var restarted = start(data);
                Connection after = restarted.connectAsOwner()) {
            long kept = count(after, "SELECT count(*) FROM obligations.obligation");
            measure(report, restarted, "the rest of a year, after a kill", rows - kept, () -> advance(restarted, administrator, "PT1M"));
            check(after, rows);
            report.line("| *a tenth of the towns, killed at %,d of %,d; after it all are there, none twice* | | | | | | |", Math.max(there, kept), rows);
        }
    }

    private static Connection connectAgain(Product product) {
        try {
            return product.connectAsOwner();
        } catch (IOException | SQLException gone) {
            return null;
        }
    }

    private static Path data(String name) {
        return Path.of("target/bench/year-" + name + "-" + ProcessHandle.current().pid()).toAbsolutePath();
    }

    static Product start(Path data) throws Exception {
        return Product.start(data, "--spring.profiles.active=simulation", "--anlan.simulation.start=2025-12-31T16:00:00Z",
                "--anlan.obligations.sweep-every=0s");
    }

    /** Units, posts and the regime; how they get there isn't what is measured. */
    static Cast.Member prepare(Product product, Connection owner) throws Exception {
        var cast = new Cast(owner);
        UUID nation = cast.unit("全国", "PROVINCE", "000000000000", "", null);
        var administrator = cast.member("管理员", "ADMINISTRATOR", nation);
        var office = cast.member("安委办", "COMMITTEE_OFFICE", nation);
        for (String sql : new String[] {
            """
            INSERT INTO organization.unit (id, name, kind, parent, territory, areas, opened, version)
            SELECT uuidv7(), i || '县', 'COUNTY', '%1$s', lpad((110000 + i)::text, 6, '0') || '000000',
                ARRAY[lpad((110000 + i)::text, 6, '0')], '2020-01-01', 0 FROM generate_series(1, %2$d) i""",
            """
            INSERT INTO organization.unit (id, name, kind, parent, territory, areas, opened, version)
            SELECT uuidv7(), i || '镇', 'TOWN', c.id, left(c.territory, 6) || lpad((100 + i / %2$d)::text, 3, '0') || '000',
                ARRAY[left(c.territory, 6) || lpad((100 + i / %2$d)::text, 3, '0')], '2020-01-01', 0
            FROM generate_series(0, %3$d - 1) i
            JOIN organization.unit c ON c.territory = lpad((110001 + i %% %2$d)::text, 6, '0') || '000000' ORDER BY c.territory, i""",
            """
            INSERT INTO organization.unit_period (unit, during, name, kind, parent, territory, areas)
            SELECT id, daterange(opened, NULL), name, kind, parent, territory, areas FROM organization.unit WHERE kind IN ('COUNTY', 'TOWN')""",
            "INSERT INTO organization.person (id, name, version) SELECT u.id, '人' || u.territory, 1 FROM organization.unit u WHERE u.kind IN ('COUNTY', 'TOWN')",
            """
            INSERT INTO organization.post (id, unit, title, role, version)
            SELECT u.id, u.id, CASE kind WHEN 'TOWN' THEN '镇长' ELSE '安办主任' END, CASE kind WHEN 'TOWN' THEN 'PRINCIPAL' ELSE 'COMMITTEE_OFFICE' END, 1
            FROM organization.unit u WHERE kind IN ('COUNTY', 'TOWN')""",
            "INSERT INTO organization.holding (id, post, person, during) SELECT p.id, p.id, p.id, '[2020-01-01,)' FROM organization.post p JOIN organization.unit u ON u.id = p.id",
            "ANALYZE"
        }) {
            execute(owner, sql.formatted(nation, counties, towns));
        }
        try (Wire wire = administrator.connect(product)) {
            wire.send("POST", "/api/regimes", "Content-Type: application/yaml\r\n", pack().getBytes(StandardCharsets.UTF_8)).is(201);
        }
        try (Wire wire = office.connect(product)) {
            wire.command("/api/regimes/nation/adoptions", 0, "{\"unit\":\"" + nation + "\",\"from\":\"2025-12-31\"}").is(201);
        }
        return administrator;
    }

    /** Yearly duties that fall due from mid-January to the end of December, six days apart. */
    private static String pack() {
        var parameters = new StringBuilder();
        var each = new StringBuilder();
        for (int i = 0; i < duties; i++) {
            LocalDate due = LocalDate.of(2026, 1, 10).plusDays(i * 350L / duties);
            parameters.append("  - {key: day-%d, clause: NA-1, value: '%02d-%02d', unit: month-day, origin: document, validFrom: 2020-01-01, note: {zh: 期限, en: Day}}%n"
                    .formatted(i, due.getMonthValue(), due.getDayOfMonth()));
            each.append("""
                      - key: duty-%d
                        clause: NA-1
                        post: principal
                        unitKinds: [town]
                        title: {zh: 第%d项职责, en: Duty number %d}
                        recurrence: yearly
                        due: {parameter: day-%d}
                        evidence: [{kind: document, min: 1, label: {zh: 材料, en: Document}}]
                        verifier: {role: committee-office, of: superior}
                        ladder: [{step: remind, after: -3, to: bearer}, {step: report, after: 3, to: superior-office}]
                    """.formatted(i, i, i, i));
        }
        return """
                pack: nation
                version: 1
                prefix: NA
                issuer: {zh: 某部, en: A Ministry}
                number: 某发〔2020〕1号
                title: {zh: 六十项职责, en: Sixty duties}
                validFrom: 2020-01-01
                places: ['11', '12', '13']
                appliesTo: [town]
                parameters:
                %sclauses:
                  - {id: NA-1, article: 一, capability: duties, status: planned, title: {zh: 职责, en: Duty}, paraphrase: {zh: 按期办理。, en: Do it in time.}}
                duties:
                %s""".formatted(parameters, each);
    }

    static void advance(Product product, Cast.Member administrator, String by) throws IOException {
        clock(product, administrator, "{\"advance\":\"" + by + "\"}");
    }

    static void advanceTo(Product product, Cast.Member administrator, String instant) throws IOException {
        clock(product, administrator, "{\"instant\":\"" + java.time.OffsetDateTime.parse(instant).toInstant() + "\"}");
    }

    private static void clock(Product product, Cast.Member administrator, String body) throws IOException {
        try (Wire wire = administrator.connect(product)) {
            wire.send("POST", "/api/clock", "Content-Type: application/json\r\n", body.getBytes(StandardCharsets.UTF_8)).is(200);
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void measure(Report report, Product product, String what, long rows, Work work) throws Exception {
        Cpu before = Cpu.of(product);
        long begun = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - begun) / 1e9;
        Cpu used = Cpu.of(product).since(before);
        report.row(what, seconds, "%,.0f".formatted(rows / seconds), used.jvm() / 1e6, used.postgres() / 1e6, product.residentMegabytes(),
                "%.2f%s".formatted(used.noise(), used.noise() > 0.1 ? " (noisy)" : ""));
    }

    private static void check(Connection owner, long rows) throws SQLException {
        long there = count(owner, "SELECT count(*) FROM obligations.obligation");
        long apart = count(owner, "SELECT count(*) FROM (SELECT DISTINCT unit, duty, period FROM obligations.obligation) o");
        if (there != rows || apart != rows) {
            throw new IllegalStateException(String.format(Locale.ROOT, "%,d rows, %,d different, instead of %,d", there, apart, rows));
        }
    }

    static void execute(Connection owner, String sql) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    static long count(Connection owner, String sql) throws SQLException {
        try (var statement = owner.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
