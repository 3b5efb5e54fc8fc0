import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;

/** P5c: a nation's 41,352 provinces, cities, counties and towns from one file over the API. Budget: under 10 s. */
final class Units {

    private static final int PROVINCES = 31;
    private static final int CITIES = 341;
    private static final int COUNTIES = 2_980;
    private static final int TOWNS = 38_000;

    private Units() {}

    public static void main(String[] args) throws Exception {
        int all = PROVINCES + CITIES + COUNTIES + TOWNS;
        Path data = Path.of("target/bench/units-" + ProcessHandle.current().pid()).toAbsolutePath();
        var report = new Report("units", "Import of %,d divisions over the API".formatted(all));
        try (var product = Product.start(data);
                Connection owner = product.connectAsOwner()) {
            var cast = new Cast(owner);
            var office = cast.unit("系统管理", "OFFICE", "000000000000", "", null);
            var administrator = cast.member("管理员", "ADMINISTRATOR", office);
            byte[] file = file();
            report.head("", "s", "units/s", "CPU s, the JVM", "CPU s, PostgreSQL", "memory after, MB", "other processes, cores");
            for (String run : new String[] {"first import", "the same file again"}) {
                Cpu before = Cpu.of(product);
                long begun = System.nanoTime();
                try (Wire wire = administrator.connect(product)) {
                    wire.send("POST", "/api/units/import", "Content-Type: text/csv\r\n", file).is(200);
                }
                double seconds = (System.nanoTime() - begun) / 1e9;
                Cpu used = Cpu.of(product).since(before);
                report.row(run, seconds, all / seconds, used.jvm() / 1e6, used.postgres() / 1e6, product.residentMegabytes(),
                        "%.2f%s".formatted(used.noise(), used.noise() > 0.1 ? " (noisy)" : ""));
            }
            try (var statement = owner.createStatement();
                    var row = statement.executeQuery("SELECT count(*) FROM organization.unit WHERE territory <> '000000000000'")) {
                row.next();
                report.line("");
                report.line("Units stored: %,d. Budget: under 10 s. The first import is also the first thing the product does after its start.".formatted(row.getLong(1)));
            }
        }
        report.save();
    }

    private static byte[] file() {
        var csv = new StringBuilder("code,name\n");
        for (int i = 0; i < PROVINCES; i++) {
            line(csv, province(i), "第" + i + "省");
        }
        for (int i = 0; i < CITIES; i++) {
            line(csv, city(i), "第" + i + "市");
        }
        for (int i = 0; i < COUNTIES; i++) {
            line(csv, county(i), "第" + i + "县");
        }
        for (int i = 0; i < TOWNS; i++) {
            line(csv, county(i % COUNTIES) + "%03d".formatted(100 + i / COUNTIES), "第" + i + "镇");
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String province(int i) {
        return "%02d".formatted(11 + i);
    }

    private static String city(int i) {
        return province(i % PROVINCES) + "%02d".formatted(1 + i / PROVINCES);
    }

    private static String county(int i) {
        return city(i % CITIES) + "%02d".formatted(1 + i / CITIES);
    }

    private static void line(StringBuilder csv, String code, String name) {
        csv.append(code).append(',').append(name).append('\n');
    }
}
