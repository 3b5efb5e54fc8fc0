import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** P5b: a town's ledger of 100,000 rows from Excel over the API: read, checked, stored, acted, sealed. Budget: under 15 s. */
final class Import {

    private static final List<String> TITLES =
            List.of("序号", "隐患内容", "隐患部位", "隐患类别", "责任单位", "排查人", "排查日期", "整改责任人", "整改期限", "整改情况");
    private static final JsonMapper JSON = new JsonMapper();

    private Import() {}

    public static void main(String[] args) throws Exception {
        int rows = Loop.option(args, "--rows", 100_000);
        Path data = Path.of("target/bench/import-" + ProcessHandle.current().pid()).toAbsolutePath();
        var report = new Report("import", "Import of a hazard ledger of %,d rows from Excel over the API".formatted(rows));
        byte[] file = file(rows);
        try (var product = Product.start(data);
                Connection owner = product.connectAsOwner()) {
            var cast = new Cast(owner);
            var town = cast.unit("示例镇", "TOWN", "320299101000", "320299101", null);
            var took = new LinkedHashMap<String, Double>();
            Cpu before = Cpu.of(product);
            try (Wire wire = cast.member("钱二", "COMMITTEE_OFFICE", town).connect(product)) {
                run(wire, owner, file, took, rows);
            }
            Cpu used = Cpu.of(product).since(before);
            report.head("", "s");
            took.forEach(report::row);
            report.line("");
            report.line("Together %.1f s (budget 15); CPU of the JVM %.1f s, of PostgreSQL %.1f s; memory afterwards %d MB, heap at most %s; file %.1f MB; other processes %.2f cores%s."
                    .formatted(
                            took.values().stream().mapToDouble(Double::doubleValue).sum(),
                            used.jvm() / 1e6,
                            used.postgres() / 1e6,
                            product.residentMegabytes(),
                            System.getProperty("bench.java", "1 GB"),
                            file.length / 1048576.0,
                            used.noise(),
                            used.noise() > 0.1 ? " (noisy)" : ""));
            report.line("Stored: %,d hazards and %,d acts, %,d of them sealed. The first import is also the first thing the product does.".formatted(
                    count(owner, "hazards.hazard"), count(owner, "ledger.act"), count(owner, "ledger.leaf")));
        }
        report.save();
    }

    private static void run(Wire wire, Connection owner, byte[] file, Map<String, Double> took, int rows) throws Exception {
        long begun = System.nanoTime();
        String boundary = "bench-boundary";
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"ledger.xlsx\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        String id = wire.send("POST", "/api/hazards/imports",
                        "Idempotency-Key: bench\r\nContent-Type: multipart/form-data; boundary=" + boundary + "\r\n", body.toByteArray())
                .is(201)
                .value("id");
        String path = "/api/hazards/imports/" + id;
        JsonNode sheet = JSON.readTree(wire.get(path).is(200).body()).get("sheets").get(0);
        var wish = Map.of("sheets", List.of(Map.of("sheet", sheet.get("sheet"), "first", sheet.get("first"), "last", sheet.get("last"), "columns", sheet.get("columns"))));
        took.put("uploaded, columns guessed", since(begun));
        begun = System.nanoTime();
        wire.send("PUT", path + "/mapping", "Content-Type: application/json\r\n", JSON.writeValueAsBytes(wish)).is(200);
        JsonNode checked = await(wire, path, "CHECKED");
        took.put("checked", since(begun));
        if (checked.get("good").asInt() != rows) {
            throw new IllegalStateException("not all rows are good: " + checked.get("good") + ", " + wire.get(path + "/faults?limit=3").text());
        }
        begun = System.nanoTime();
        wire.command(path + "/commit", 0, "{\"onlyGood\":false}").is(200);
        await(wire, path, "DONE");
        took.put("stored with their acts", since(begun));
        begun = System.nanoTime();
        // Of those there are now: others go on working.
        long acts = count(owner, "ledger.act");
        while (count(owner, "ledger.leaf") < acts) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        took.put("sealed", since(begun));
        begun = System.nanoTime();
        String word = java.net.URLEncoder.encode("编号 7777", StandardCharsets.UTF_8);
        for (String list : List.of("/api/hazards", "/api/obligations")) {
            int found = JSON.readTree(wire.get(list + "?q=" + word).is(200).body()).get("items").size();
            long wanted = java.util.stream.IntStream.rangeClosed(1, rows).filter(i -> ("" + i).startsWith("7777")).count();
            if (found != wanted) {
                throw new IllegalStateException(found + " found by words in " + list);
            }
        }
        took.put("a rare word found, once in hazards and once in obligations", since(begun));
    }

    private static JsonNode await(Wire wire, String path, String state) throws Exception {
        while (true) {
            JsonNode now = JSON.readTree(wire.get(path).is(200).body());
            String is = now.get("state").asString();
            if (is.equals(state)) {
                return now;
            }
            if (is.equals("FAILED")) {
                throw new IllegalStateException(now.toString());
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static double since(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static long count(Connection owner, String table) throws Exception {
        try (var statement = owner.createStatement(); var row = statement.executeQuery("SELECT count(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static byte[] file(int rows) throws Exception {
        String[] places = {"锅炉房", "配电室", "仓库", "冷库", "车间", "宿舍楼", "加油站"};
        String[] states = {"已整改", "整改中", "未整改"};
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "bench", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("隐患台账");
            for (int column = 0; column < TITLES.size(); column++) {
                sheet.value(0, column, TITLES.get(column));
            }
            for (int i = 1; i <= rows; i++) {
                LocalDate found = LocalDate.of(2026, 1, 1).plusDays(i % 300);
                Object[] cells = {
                    (double) i, places[i % 7] + "安全阀超期未校验，编号 " + i, places[i % 7], "设备设施", "第" + i % 900 + "化工有限公司", "张三", found.toString(),
                    "李四", found.plusDays(15).toString(), states[i % 3]
                };
                for (int column = 0; column < cells.length; column++) {
                    if (cells[column] instanceof Double number) {
                        sheet.value(i, column, number);
                    } else {
                        sheet.value(i, column, (String) cells[column]);
                    }
                }
            }
        }
        return out.toByteArray();
    }
}
