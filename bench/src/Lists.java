import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** P3: pages of lists, boards, charts and maps for every scope over many hazards. Budget: p99 100 ms, a nation's figures 300 ms, flat. */
final class Lists {

    /** Asked so often before it counts: the statements must have been prepared and compiled. */
    private static final int WARM = 12;

    private static final List<String> LEVELS =
            List.of("nation", "province", "city", "county", "town", "enterprise", "grid worker");

    private Lists() {}

    /** Who looks, and the same at other places of the level, so that not always the same pages of the disk are read. */
    record Level(String name, List<Wire> wires, String window) {}

    public static void main(String[] args) throws Exception {
        long rows = Long.parseLong(Loop.text(args, "--rows", "10000000"));
        int asked = Loop.option(args, "--asked", 100);
        String usual = "target/bench/lists-" + ProcessHandle.current().pid();
        Path few = Path.of(Loop.text(args, "--tenth", usual + "-tenth")).toAbsolutePath();
        Path many = Path.of(Loop.text(args, "--all", usual)).toAbsolutePath();
        var report = new Report("lists", "Lists, boards and charts over %,d hazards and over a tenth".formatted(rows));
        if (List.of(args).contains("--generate")) {
            measured(many, rows, 0, report, "all");
            return;
        }
        var small = measured(few, rows / 10, asked, report, "a tenth");
        var large = measured(many, rows, asked, report, "all");
        tell(report, small, large, asked);
        report.save();
    }

    /** Starts the product on a data directory, fills it if it is empty, and measures. */
    private static Map<String, Latencies> measured(Path data, long wanted, int asked, Report report, String size)
            throws Exception {
        try (var product = Product.start(data);
                Connection owner = product.connectAsOwner()) {
            var generator = new HazardRows(owner);
            if (generator.count() == 0) {
                generator.fill(wanted);
            }
            if (asked == 0) {
                return Map.of();
            }
            report.line("With " + size + ": " + generator.sizes() + ".");
            return measure(levels(product, owner), asked, product, report, size);
        }
    }

    private static void tell(
            Report report, Map<String, Latencies> small, Map<String, Latencies> large, int asked) {
        report.line("");
        report.line("p99 in ms of %d requests over HTTP one after another, at ten places of each level in turn; in brackets p50, and p50 over that at a tenth of the rows.".formatted(asked));
        report.line("");
        var head = new ArrayList<Object>();
        head.add("");
        head.addAll(LEVELS);
        report.head(head.toArray());
        for (String what : paths("").keySet()) {
            var row = new ArrayList<Object>();
            row.add(what);
            for (String level : LEVELS) {
                Latencies all = large.get(what + level);
                Latencies tenth = small.get(what + level);
                double ratio = all.millis(50) / tenth.millis(50);
                row.add("%.0f (%.1f, ×%.1f)".formatted(all.millis(99), all.millis(50), ratio));
            }
            report.row(row.toArray());
        }
    }

    private static Map<String, Latencies> measure(List<Level> levels, int asked, Product product, Report report, String size)
            throws Exception {
        var all = new LinkedHashMap<String, Latencies>();
        Cpu before = Cpu.of(product);
        for (Level level : levels) {
            for (var one : paths(level.window()).entrySet()) {
                var latencies = new Latencies();
                var paths = new ArrayList<String>();
                for (Wire wire : level.wires()) {
                    paths.add(one.getKey().startsWith("page 50") ? fiftieth(wire) : one.getValue());
                }
                for (int i = 0; i < WARM + asked; i++) {
                    int place = i % paths.size();
                    long begun = System.nanoTime();
                    level.wires().get(place).get(paths.get(place)).is(200);
                    if (i >= WARM) {
                        latencies.add(System.nanoTime() - begun);
                    }
                }
                System.err.printf("%s, %s: p50 %.1f p99 %.1f%n", level.name(), one.getKey(), latencies.millis(50), latencies.millis(99));
                all.put(one.getKey() + level.name(), latencies);
            }
        }
        double noise = Cpu.of(product).since(before).noise();
        report.line("Other processes while measuring %s: %.2f cores%s.".formatted(size, noise, noise > 0.1 ? " (noisy)" : ""));
        return all;
    }

    private static Map<String, String> paths(String window) {
        var paths = new LinkedHashMap<String, String>();
        paths.put("first page", "/api/hazards");
        paths.put("page 50", "");
        paths.put("being rectified", "/api/hazards?state=RECTIFYING");
        paths.put("major ones", "/api/hazards?kind=MAJOR");
        paths.put("late ones", "/api/hazards?late=true");
        paths.put("by due", "/api/hazards?sort=due");
        paths.put("two characters", "/api/hazards?q=" + encoded("液氨"));
        paths.put("a word and a state", "/api/hazards?state=RECTIFIED&q=" + encoded("冷库叉车"));
        paths.put("a word in one of 1,000", "/api/hazards?q=" + encoded(HazardRows.SELDOM));
        paths.put("a word in one of 100,000", "/api/hazards?q=" + encoded(HazardRows.RARE));
        paths.put("a number", "/api/hazards?q=YH2026-000077777");
        paths.put("a word nobody used", "/api/hazards?q=" + encoded("㙦喆"));
        paths.put("category and source", "/api/hazards?category=" + encoded("作业环境") + "&source=" + encoded("企业自查"));
        paths.put("board", "/api/hazards/board");
        paths.put("figures by state and month", "/api/hazards/figures?by=state&by=month");
        paths.put("figures by area and state", "/api/hazards/figures?by=area&by=state");
        paths.put("map", "/api/hazards/map?" + window);
        return paths;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The address of the fiftieth page, or of the last there is. */
    private static String fiftieth(Wire wire) throws Exception {
        String path = "/api/hazards";
        for (int page = 1; page < 50; page++) {
            String answer = wire.get(path).is(200).text();
            int at = answer.lastIndexOf("\"next\":\"");
            if (at < 0) {
                return path;
            }
            path = "/api/hazards?cursor=" + encoded(answer.substring(at + 8, answer.indexOf('"', at + 8)));
        }
        return path;
    }

    private static List<Level> levels(Product product, Connection owner) throws Exception {
        var cast = new Cast(owner);
        String country = "west=73&south=18&east=135&north=54";
        String city = "west=120&south=31&east=121&north=32";
        var levels = new ArrayList<Level>();
        var nation = cast.unit("全国", "OFFICE", "000000000000", "", null);
        levels.add(new Level("nation", List.of(cast.member("甲", "AUDITOR", nation).connect(product)), country));
        for (int digits : new int[] {2, 4, 6, 9}) {
            var wires = new ArrayList<Wire>();
            for (int i = 0; i < 10; i++) {
                String code = "%02d%02d%02d%03d".formatted(20 + i, 2 + i % 8, 2 + i % 5, 101 + i).substring(0, digits);
                var unit = cast.unit("机关" + code, "OFFICE", code + "0".repeat(12 - digits), code, null);
                wires.add(cast.member("乙", "SUPERVISOR", unit).connect(product));
            }
            String name = digits == 2 ? "province" : digits == 4 ? "city" : digits == 6 ? "county" : "town";
            levels.add(new Level(name, wires, digits == 2 ? country : city));
        }
        UUID busyUnit = UUID.fromString(HazardRows.BUSY_UNIT);
        cast.run(
                "INSERT INTO organization.unit (id, name, kind, territory, areas, opened, version) VALUES (?, ?, 'ENTERPRISE', ?, ARRAY[?], date '2020-01-01', 0) ON CONFLICT DO NOTHING",
                busyUnit, "第一化工有限公司", "320202101001", "320202101001");
        levels.add(new Level("enterprise", List.of(cast.member("丙", "ENTERPRISE", busyUnit).connect(product)), city));
        var worker = cast.member("丁", "GRID_WORKER", nation);
        cast.run("UPDATE access.account SET person = ? WHERE person = ?", person(cast), worker.person());
        cast.run("UPDATE organization.holding SET person = ? WHERE person = ?", UUID.fromString(HazardRows.BUSY_PERSON), worker.person());
        levels.add(new Level("grid worker", List.of(worker.connect(product)), city));
        return levels;
    }

    private static UUID person(Cast cast) throws Exception {
        UUID id = UUID.fromString(HazardRows.BUSY_PERSON);
        cast.run("INSERT INTO organization.person (id, name, version) VALUES (?, '丁', 1) ON CONFLICT DO NOTHING", id);
        return id;
    }
}
