import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Coverage of commitments in a city whose 60 towns each hold a round of their own: nine of ten enterprises have their notice, two thirds of them
 * sent the commitment back. Budget: p99 100 ms for a page.
 */
final class Commitments {

    private static final int WARM = 40;
    private static final int COUNTIES = 5;
    private static final int TOWNS = 12;

    private Commitments() {}

    public static void main(String[] args) throws Exception {
        int enterprises = Loop.option(args, "--enterprises", 20_000);
        int asked = Loop.option(args, "--asked", 200);
        var report = new Report("commitments", "Coverage of commitments over %,d enterprises in %d towns".formatted(enterprises, COUNTIES * TOWNS));
        Path data = Path.of("target/bench/commitments-" + ProcessHandle.current().pid()).toAbsolutePath();
        try (var product = Product.start(data, "--anlan.samples=false");
                Connection owner = product.connectAsOwner()) {
            var cast = new Cast(owner);
            UUID city = cast.unit("某市", "CITY", "329900000000", "3299", null);
            UUID county = null;
            UUID town = null;
            for (int c = 1; c <= COUNTIES; c++) {
                String code = "32990" + c;
                county = cast.unit("第" + c + "区", "DISTRICT", code + "000000", code, city);
                for (int i = 1; i <= TOWNS; i++) {
                    String area = code + (100 + i);
                    town = cast.unit("第" + c + "区第" + i + "镇", "TOWN", area + "000", area, county);
                }
            }
            fill(owner, enterprises, LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear());
            report.head("", "asked", "p50 ms", "p99 ms", "CPU ms a request", "of it PostgreSQL", "other processes, cores");
            ask(report, product, "city", cast.member("市安办", "COMMITTEE_OFFICE", city), asked);
            ask(report, product, "county", cast.member("区安办", "COMMITTEE_OFFICE", county), asked);
            ask(report, product, "town", cast.member("镇安办", "COMMITTEE_OFFICE", town), asked);
            report.line("");
            report.line("Budget: p99 under 100 ms for a page.");
        }
        report.save();
    }

    /** Enterprises, a round for each town, notices and what came back, with links to every third that hasn't answered. */
    private static void fill(Connection owner, int count, int year) throws Exception {
        try (var statement = owner.createStatement()) {
            statement.execute("CREATE TEMP TABLE town AS SELECT row_number() OVER (ORDER BY territory) - 1 AS t, id, name, territory, areas, gen_random_uuid() AS round"
                    + " FROM organization.unit WHERE kind = 'TOWN'");
            statement.execute("""
                    INSERT INTO commitments.round (id, version, state, unit, territory, areas, year, due, language, contact, duties, opened_by, opened_name, opened_at)
                    SELECT round, 1, 'OPEN', id, territory, areas, %1$d, '%1$d-12-31', 'zh', '', '{}', id, '某某', now() FROM town
                    """.formatted(year));
            statement.execute("""
                    CREATE TEMP TABLE made AS SELECT i, uuidv7() AS unit, uuidv7() AS letter, uuidv7() AS delivery, uuidv7() AS post, uuidv7() AS person, town.*
                    FROM generate_series(1, %d) AS i JOIN town ON town.t = i %% %d
                    """.formatted(count, COUNTIES * TOWNS));
            statement.execute("""
                    INSERT INTO organization.unit (id, name, kind, parent, territory, areas, opened, version)
                    SELECT unit, name || '第' || i || '化工有限公司', 'ENTERPRISE', id, territory, '{}', '2020-01-01', 0 FROM made;
                    INSERT INTO organization.person (id, name, version) SELECT person, '经理' || i, 1 FROM made WHERE i % 2 = 0;
                    INSERT INTO organization.post (id, unit, title, role, version) SELECT post, unit, '总经理', 'ENTERPRISE', 1 FROM made WHERE i % 2 = 0;
                    INSERT INTO organization.holding (id, post, person, during) SELECT uuidv7(), post, person, daterange('2020-01-01', NULL) FROM made WHERE i % 2 = 0
                    """);
            statement.execute("""
                    INSERT INTO documents.letter (id, version, kind, kind_key, state, unit, territory, language, title, fields, addressees, files, matter_tracks,
                        matter_kind, matter, drafted_by, drafted_name, drafted_at, signed_by, signed_name, signed_title, signed_at, signer, signing_key, signature,
                        series, year, no, number, issued_at, issued_name, code, file, sha256)
                    SELECT letter, 3, (SELECT id FROM letterkinds.kind WHERE key = 'responsibility-notice' LIMIT 1), 'responsibility-notice', 'ISSUED', id, territory,
                        'zh', '安全生产责任告知书', jsonb_build_object('duties', repeat('落实全员安全生产责任制。', 40)), '[]', '[]', false, 'commitment-round', round,
                        id, '某某', now(), id, '某某', '主任', now(), 'ed25519', 'k', 'x', '告知', %d, i, name || '告知〔%d〕' || i || '号', now(), '某某', i::text,
                        letter, encode(sha256(i::text::bytea), 'hex')
                    FROM made WHERE i %% 10 <> 0
                    """.formatted(year, year));
            statement.execute("""
                    INSERT INTO documents.delivery (id, letter, no, unit, name, territory, state, receipt_asked, due, delivered_at, received_at, replied_at, copy)
                    SELECT delivery, letter, 1, unit, '企业' || i, territory, CASE WHEN i % 3 = 0 THEN 'DELIVERED' WHEN i % 7 = 0 THEN 'REPLIED' ELSE 'ACCEPTED' END,
                        true, now() + interval '30 days', now(), CASE WHEN i % 3 > 0 THEN now() END, CASE WHEN i % 3 > 0 THEN now() END, false
                    FROM made WHERE i % 10 <> 0;
                    INSERT INTO documents.link (id, delivery, hash, made_name, made_at, expires_at)
                    SELECT uuidv7(), delivery, sha256(i::text::bytea), '某某', now(), now() + interval '30 days' FROM made WHERE i % 9 = 0 AND i % 10 <> 0
                    """);
            statement.execute("VACUUM (ANALYZE) organization.unit, organization.post, organization.holding, documents.letter, documents.delivery, documents.link, commitments.round");
        }
    }

    private static Map<String, String> paths() {
        var paths = new LinkedHashMap<String, String>();
        paths.put("coverage", "/api/commitments");
        paths.put("missing ones", "/api/commitments/enterprises?limit=50");
        paths.put("whom nobody reaches", "/api/commitments/enterprises?limit=50&shown=UNREACHABLE");
        paths.put("by name", "/api/commitments/enterprises?limit=50&shown=ALL&q=777");
        return paths;
    }

    private static void ask(Report report, Product product, String place, Cast.Member reader, int asked) throws Exception {
        try (Wire wire = reader.connect(product)) {
            for (var path : paths().entrySet()) {
                var latencies = new Latencies();
                Cpu before = Cpu.of(product);
                for (int i = 0; i < WARM + asked; i++) {
                    if (i == WARM) {
                        before = Cpu.of(product);
                    }
                    long begun = System.nanoTime();
                    wire.get(path.getValue()).is(200);
                    if (i >= WARM) {
                        latencies.add(System.nanoTime() - begun);
                    }
                }
                Cpu used = Cpu.of(product).since(before);
                report.row(place + ", " + path.getKey(), asked, latencies.millis(50), latencies.millis(99),
                        (used.jvm() + used.postgres()) / 1e3 / asked, used.postgres() / 1e3 / asked,
                        "%.2f%s".formatted(used.noise(), used.noise() > 0.1 ? " (noisy)" : ""));
            }
        }
    }
}
