import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * P3b: the live board of a city with 1,500 towns × 60 duties, and of one of its counties; with {@code --counties 2980 --towns 41352} the nation's.
 * Budget: p99 100 ms for a county, 300 ms for a nation.
 */
final class Board {

    private static final int WARM = 20;

    private Board() {}

    public static void main(String[] args) throws Exception {
        Year.towns = Loop.option(args, "--towns", 1_500);
        int asked = Loop.option(args, "--asked", 200);
        // Up to 99 begin with the same four digits: one city's. More are the nation's, rolled up.
        Year.counties = Loop.option(args, "--counties", 99);
        boolean nation = Year.counties > 99;
        var report = new Report(nation ? "board-nation" : "board", "The live board over %,d towns × 60 duties".formatted(Year.towns));
        Path data = Path.of("target/bench/board-" + ProcessHandle.current().pid()).toAbsolutePath();
        try (var product = Year.start(data);
                Connection owner = product.connectAsOwner()) {
            var administrator = Year.prepare(product, owner);
            Year.advance(product, administrator, "PT1M");
            Year.execute(owner, """
                    UPDATE obligations.obligation SET state = 'PERFORMED', performed_by = bearer_person, performed_at = due - interval '5 days',
                        next_at = NULL, version = 1
                    WHERE due < '2026-07-01' AND abs(hashtext(unit::text || duty)) % 20 < 19""");
            // As after half a year in which a twentieth is late; nobody is to be told of it here.
            Year.execute(owner, "UPDATE obligations.obligation SET next_at = NULL");
            Year.execute(owner, "VACUUM (ANALYZE) obligations.obligation");
            Year.advanceTo(product, administrator, "2026-06-30T12:00:00+08:00");
            var cast = new Cast(owner);
            var above = nation
                    ? cast.member("国家安办", "COMMITTEE_OFFICE", unitOf(owner, "000000000000"))
                    : cast.member("市安办", "COMMITTEE_OFFICE", cast.unit("某市", "CITY", "110000000000", "1100", null));
            var county = cast.member("县安办", "COMMITTEE_OFFICE", unitOf(owner, "110050000000"));
            report.head("", "asked", "p50 ms", "p99 ms", "CPU ms a request", "of it PostgreSQL", "other processes, cores");
            ask(report, product, nation ? "nation" : "city", above, asked);
            ask(report, product, "county", county, asked);
            report.line("");
            report.line("Obligations: %,d. Budget: p99 under 100 ms for a county, 300 ms for a nation; the city lies between.",
                    Year.count(owner, "SELECT count(*) FROM obligations.obligation"));
        }
        report.save();
    }

    private static UUID unitOf(Connection owner, String territory) throws SQLException {
        try (var statement = owner.createStatement();
                var row = statement.executeQuery("SELECT id FROM organization.unit WHERE territory = '" + territory + "'")) {
            row.next();
            return row.getObject(1, UUID.class);
        }
    }

    private static Map<String, String> paths(String unit) {
        var paths = new LinkedHashMap<String, String>();
        paths.put("first page", "/api/board");
        paths.put("second page", "/api/board?skip=50");
        paths.put("worst first", "/api/board?sort=rank");
        paths.put("one quarter", "/api/board?period=2026-Q2");
        paths.put("areas below", "/api/board/levels");
        paths.put("behind one row", "/api/board/obligations?unit=" + unit);
        return paths;
    }

    private static void ask(Report report, Product product, String place, Cast.Member reader, int asked) throws Exception {
        try (Wire wire = reader.connect(product)) {
            String unit = wire.get("/api/board").is(200).value("unit");
            for (var path : paths(unit).entrySet()) {
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
