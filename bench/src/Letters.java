import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * 5,000 letters from one list over the API: each drafted, signed, numbered, printed as PDF/A, kept as evidence, delivered, with a reply due as
 * an obligation. One row in a thousand is bad and must not lose the rest.
 */
final class Letters {

    private static final List<String> TITLES = List.of("主送单位", "提示事由", "发现的情况", "提示事项");
    private static final JsonMapper JSON = new JsonMapper();
    private static final int STEPS = 5;
    /** Of each thousand rows the one that names nobody. */
    private static final int FAULT = 7;

    private final Product product;
    private final Connection owner;
    private final Wire wire;

    private Letters(Product product, Connection owner, Wire wire) {
        this.product = product;
        this.owner = owner;
        this.wire = wire;
    }

    public static void main(String[] args) throws Exception {
        int rows = Loop.option(args, "--letters", 5_000);
        Path data = Path.of("target/bench/letters-" + ProcessHandle.current().pid()).toAbsolutePath();
        var report = new Report("letters", "%,d letters from one list over the API".formatted(rows));
        try (var product = Product.start(data, "--anlan.samples=false");
                Connection owner = product.connectAsOwner()) {
            var cast = new Cast(owner);
            UUID district = cast.unit("示例区", "DISTRICT", "320299000000", "320299", null);
            UUID town = cast.unit("示例镇", "TOWN", "320299101000", "320299101", district);
            enterprises(owner, town, rows);
            try (Wire wire = cast.member("赵一", "PRINCIPAL", town).connect(product)) {
                new Letters(product, owner, wire).measure(report, file(rows), rows);
            }
        }
        report.save();
    }

    private void measure(Report report, byte[] file, int rows) throws Exception {
        int bad = (rows - FAULT) / 1000 + 1;
        report.head("letters", "s", "letters/s", "CPU ms a letter, the JVM", "CPU ms a letter, PostgreSQL", "memory, MB", "other processes, cores");
        long begun = System.nanoTime();
        Cpu first = Cpu.of(product);
        String batch = order(file);
        report.row("the list read and checked", since(begun), "", "", "", product.residentMegabytes(), "");
        Cpu before = Cpu.of(product);
        long from = System.nanoTime();
        int seen = 0;
        for (int step = 1; step <= STEPS; step++) {
            int wanted = step == STEPS ? rows - bad : (rows - bad) * step / STEPS;
            int done = await(batch, wanted);
            Cpu now = Cpu.of(product);
            Cpu used = now.since(before);
            double seconds = since(from);
            int letters = done - seen;
            report.row("%,d to %,d".formatted(seen + 1, done), seconds, letters / seconds, used.jvm() / 1e3 / letters, used.postgres() / 1e3 / letters,
                    product.residentMegabytes(), "%.2f%s".formatted(used.noise(), used.noise() > 0.1 ? " (noisy)" : ""));
            before = now;
            from = System.nanoTime();
            seen = done;
        }
        double seconds = since(begun);
        Cpu used = Cpu.of(product).since(first);
        JsonNode end = JSON.readTree(wire.get("/api/letter-batches/" + batch).is(200).body());
        if (end.get("done").asInt() != rows - bad || end.get("bad").asInt() != bad) {
            throw new IllegalStateException("not all made: " + end + wire.get("/api/letter-batches/" + batch + "/faults?limit=3").text());
        }
        report.line("");
        report.line("Together %.1f s, %.1f letters a second; CPU a letter %.1f ms of the JVM and %.1f ms of PostgreSQL; at most %d MB of memory, heap at most 512 MB, %d MB of it in use afterwards."
                .formatted(seconds, (rows - bad) / seconds, used.jvm() / 1e3 / (rows - bad), used.postgres() / 1e3 / (rows - bad), peak(), heap()));
        report.line("Bad rows: %d, listed with their lines; the others went on. Numbers: 1 to %,d without a gap; %,d deliveries, %,d obligations to reply, %,d files, one of them %.0f kB and just what its hash says."
                .formatted(bad, numbered(rows - bad), count("documents.delivery"), count("obligations.obligation"), count("evidence.file"), file(batch) / 1024.0));
    }

    private String order(byte[] file) throws Exception {
        String boundary = "bench-boundary";
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"letters.xlsx\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return wire.send("POST", "/api/letter-batches?kind=prompt&issue=true",
                        "Idempotency-Key: bench\r\nContent-Type: multipart/form-data; boundary=" + boundary + "\r\n", body.toByteArray())
                .is(201)
                .value("id");
    }

    /** How many are made, once it is as many as wanted. */
    private int await(String batch, int wanted) throws Exception {
        while (true) {
            JsonNode now = JSON.readTree(wire.get("/api/letter-batches/" + batch).is(200).body());
            int done = now.get("done").asInt();
            if (done >= wanted) {
                return done;
            }
            if (!now.get("state").asString().equals("RUNNING")) {
                throw new IllegalStateException(now + wire.get("/api/letter-batches/" + batch + "/faults?limit=3").text());
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** The last number, if they run from 1 without a gap. */
    private int numbered(int letters) throws Exception {
        try (var statement = owner.createStatement();
                var row = statement.executeQuery("SELECT min(no), max(no), count(DISTINCT no) FROM documents.letter")) {
            row.next();
            if (row.getInt(1) != 1 || row.getInt(2) != letters || row.getInt(3) != letters) {
                throw new IllegalStateException("numbers %d to %d, %d of them".formatted(row.getInt(1), row.getInt(2), row.getInt(3)));
            }
            return row.getInt(2);
        }
    }

    /** The size of one letter's file, which must be the one its hash names. */
    private int file(String batch) throws Exception {
        String id = JSON.readTree(wire.get("/api/letters?limit=1&batch=" + batch).is(200).body()).get("items").get(0).get("id").asString();
        byte[] pdf = wire.get("/api/letters/" + id + ".pdf").is(200).body();
        String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pdf));
        String known = JSON.readTree(wire.get("/api/letters/" + id).is(200).body()).get("sha256").asString();
        if (!hash.equals(known)) {
            throw new IllegalStateException("the file of " + id + " isn't the one issued");
        }
        return pdf.length;
    }

    /** The most memory the product ever held, in MB. */
    private long peak() throws Exception {
        return Files.readAllLines(Path.of("/proc/" + product.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    /** Heap in use once all that can be let go is, in MB. */
    private long heap() throws Exception {
        jcmd("GC.run");
        var used = java.util.regex.Pattern.compile("used (\\d+)K").matcher(jcmd("GC.heap_info"));
        long kilobytes = 0;
        // Young and old; metaspace comes after them
        for (int i = 0; i < 2 && used.find(); i++) {
            kilobytes += Long.parseLong(used.group(1));
        }
        return kilobytes / 1024;
    }

    private String jcmd(String command) throws Exception {
        Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/jcmd").toString(), String.valueOf(product.pid()), command).start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        return said;
    }

    private long count(String table) throws Exception {
        try (var statement = owner.createStatement(); var row = statement.executeQuery("SELECT count(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static double since(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    /** Enterprises of the town, each with somebody in office who gets the letter and owes the reply. */
    private static void enterprises(Connection owner, UUID town, int count) throws Exception {
        String made = " FROM generate_series(1, " + count + ") AS i";
        try (var statement = owner.createStatement()) {
            statement.execute("CREATE TEMP TABLE made AS SELECT i, gen_random_uuid() AS unit, gen_random_uuid() AS post, gen_random_uuid() AS person" + made);
            statement.execute("INSERT INTO organization.unit (id, name, kind, parent, territory, areas, opened, version) SELECT unit, '示例镇第' || i || '化工有限公司',"
                    + " 'ENTERPRISE', '" + town + "', '320299101000', '{}', '2020-01-01', 0 FROM made");
            statement.execute("INSERT INTO organization.unit_period (unit, during, name, kind, parent, territory, areas) SELECT unit,"
                    + " daterange('2020-01-01', NULL), '示例镇第' || i || '化工有限公司', 'ENTERPRISE', '" + town + "', '320299101000', '{}' FROM made");
            statement.execute("INSERT INTO organization.person (id, name, version) SELECT person, '安全员' || i, 1 FROM made");
            statement.execute("INSERT INTO organization.post (id, unit, title, role, version) SELECT post, unit, '安全总监', 'ENTERPRISE', 1 FROM made");
            statement.execute("INSERT INTO organization.holding (id, post, person, during) SELECT gen_random_uuid(), post, person,"
                    + " daterange('2020-01-01', NULL) FROM made");
            statement.execute("ANALYZE organization.unit, organization.unit_period, organization.post, organization.holding, organization.person");
        }
    }

    private static byte[] file(int rows) throws Exception {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "bench", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("名单");
            for (int column = 0; column < TITLES.size(); column++) {
                sheet.value(0, column, TITLES.get(column));
            }
            for (int i = 1; i <= rows; i++) {
                sheet.value(i, 0, i % 1000 == FAULT ? "没有这家企业" + i : "示例镇第" + i + "化工有限公司");
                sheet.value(i, 1, "做好汛期厂房防雷和用电安全");
                sheet.value(i, 2, "近期我镇连续强降雨，第" + i + "次检查发现你单位厂房防雷接地线松动，配电箱门未关闭，厂区排水沟内有杂物，值班人员不了解应急处置流程。");
                sheet.value(i, 3, "检修防雷接地并保存检测报告；排查配电箱进水隐患；清理厂区排水沟；组织值班人员学习应急预案");
            }
        }
        return out.toByteArray();
    }
}
