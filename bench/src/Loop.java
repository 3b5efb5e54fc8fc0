import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;

/** P1: closed loops of a hazard over HTTP, and in turn the same rows by plain JDBC. Budget: CPU an act at most 2.5 times, aim 1.6 times. */
final class Loop {

    static final String TITLE = "锅炉安全阀超期未校验";
    static final String DESCRIPTION = "三号锅炉安全阀校验有效期已过，压力表铅封缺失，现场未张贴操作规程。";
    static final String DEADLINE = """
            {"due":"2026-12-07T16:00:00Z","provisional":false,"derivation":{"rule":"15 days","start":"2026-11-22","steps":["2026-12-07"]}}""";
    static final String DEMANDS = """
            [{"kind":"photo","min":1,"label":{"zh":"整改后照片","en":"Photo after rectification"}}]""";
    static final String CONTENT = """
            {"format":"anlan-act-1","id":"%s","subjectKind":"%s","subject":"%s","version":%d,"kind":"%s","actor":{"person":"019ab\
            000-0000-7000-8000-000000000000","name":"孙三","post":"019ab000-0000-7000-8000-000000000000","postTitle":"SUPERVISOR","role":\
            "SUPERVISOR","unit":"019ab000-0000-7000-8000-000000000000","unitName":"甲镇"},"unit":"019ab000-0000-7000-8000-000000000000",\
            "territory":"320299101000","occurredAt":"2026-11-22T02:00:00.000000Z","enteredAt":"2026-11-22T02:00:00.000000Z","evidence":[],\
            "facts":{"bearerName":"李四","bearerTitle":"ENTERPRISE","due":"2026-12-07T16:00:00Z","note":"","state":"RECTIFYING"}}""";

    private static final String COUNTED = """
            SELECT (SELECT count(*) FROM ledger.act) AS acts, (SELECT count(*) FROM platform.receipt) AS commands,
                (SELECT count(*) FROM hazards.hazard WHERE state = 'CLOSED') AS closed""";

    private Loop() {}

    enum Step {
        REPORT,
        ASSIGN,
        RECTIFY,
        ACCEPT,
        CLOSE
    }

    /** A supervisor and an enterprise of a town of their own, with a photo the enterprise uploaded. */
    record Pair(Cast.Member supervisor, Cast.Member enterprise, String territory, String photo) {}

    interface Client extends AutoCloseable {
        void loop(Timing timing, Pace pace) throws Exception;
    }

    /** When a client's next command is to begin: at once, or at even intervals, late ones being counted from when they should have begun. */
    static final class Pace {

        private final long interval;
        private long next;

        Pace(double perSecond, double offset) {
            interval = perSecond == 0 ? 0 : (long) (1e9 / perSecond);
            next = System.nanoTime() + (long) (interval * offset);
        }

        long begin() {
            if (interval == 0) {
                return System.nanoTime();
            }
            long due = next;
            next += interval;
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                java.util.concurrent.locks.LockSupport.parkNanos(wait);
            }
            return due;
        }
    }

    static final class Timing {
        final Map<Step, Latencies> steps = new EnumMap<>(Step.class);
        final Latencies all = new Latencies();

        Timing() {
            for (Step step : Step.values()) {
                steps.put(step, new Latencies());
            }
        }

        void took(Step step, long begun) {
            long nanos = System.nanoTime() - begun;
            steps.get(step).add(nanos);
            all.add(nanos);
        }
    }

    /** What one round, or several, came to. */
    static final class Sum {
        final Timing timing = new Timing();
        double seconds;
        double micros;
        double jvm;
        double postgres;
        double noise;
        long commands;
        long closed;
        long acts;
        int rounds;

        double perCommand() {
            return micros / commands;
        }
    }

    public static void main(String[] args) throws Exception {
        int seconds = option(args, "--seconds", 15);
        int rounds = option(args, "--rounds", 3);
        int warm = option(args, "--warm", 150);
        int[] sizes = Arrays.stream(text(args, "--clients", "8,32").split(","))
                .mapToInt(Integer::parseInt)
                .toArray();
        Path data = Path.of("target/bench/loop-" + ProcessHandle.current().pid()).toAbsolutePath();
        try (var product = Product.start(data);
                Connection owner = product.connectAsOwner()) {
            List<Pair> pairs = pairs(product, owner, Arrays.stream(sizes).max().orElseThrow());
            if (args.length > 0 && Arrays.asList(args).contains("--profile")) {
                System.err.println("product " + product.pid() + " on " + product.address + ", data in " + data);
            }
            round(product, owner, web(product, pairs.subList(0, 8)), warm, 0, new Sum());
            round(product, owner, plain(product, pairs.subList(0, 8)), Math.min(warm, 10), 0, new Sum());
            var report = new Report("loop", "The closed loop of a hazard: report, assign, rectify, accept, close");
            report.line("Each of the five is a durable transaction: one command, one or two acts in the ledger. Plain JDBC writes the");
            report.line("same rows to the same server in turn, %d rounds of %d s each after %d s of warming. Rows stored are counted.".formatted(rounds, seconds, warm));
            for (int size : sizes) {
                var overWeb = new Sum();
                var byJdbc = new Sum();
                for (int i = 0; i < rounds; i++) {
                    round(product, owner, web(product, pairs.subList(0, size)), seconds, 0, overWeb);
                    round(product, owner, plain(product, pairs.subList(0, size)), seconds, 0, byJdbc);
                }
                tell(report, size, overWeb, byJdbc);
                if (size == sizes[0]) {
                    var half = new Sum();
                    double rate = overWeb.commands / overWeb.seconds / 2;
                    for (int i = 0; i < rounds; i++) {
                        round(product, owner, web(product, pairs.subList(0, size)), seconds, rate, half);
                    }
                    tellHalf(report, size, half);
                }
            }
            report.save();
        }
    }

    private static void tell(Report report, int clients, Sum web, Sum plain) {
        report.line("");
        report.line("## %d clients".formatted(clients));
        report.line("");
        report.head("", "loops/s", "commands/s", "acts/s", "p50 ms", "p99 ms", "CPU µs/command", "of it the JVM", "of it PostgreSQL", "other processes, cores");
        for (Sum sum : List.of(web, plain)) {
            report.row(
                    sum == web ? "over HTTP" : "plain JDBC",
                    sum.closed / sum.seconds,
                    sum.commands / sum.seconds,
                    sum.acts / sum.seconds,
                    sum.timing.all.millis(50),
                    sum.timing.all.millis(99),
                    sum.perCommand(),
                    sum.jvm / sum.commands,
                    sum.postgres / sum.commands,
                    "%.2f%s".formatted(sum.noise / sum.rounds, sum.noise / sum.rounds > 0.1 ? " (noisy)" : ""));
        }
        report.line("");
        report.line("CPU a command: **%.2f times** plain JDBC (budget 2.5, aim 1.6). p99 %.1f ms at full load%s.".formatted(
                web.perCommand() / plain.perCommand(), web.timing.all.millis(99), clients == 32 ? " (budget 50 ms)" : ""));
        report.line("");
        report.head("step", "p50 ms", "p99 ms");
        web.timing.steps.forEach((step, took) ->
                report.row(step.name().toLowerCase(java.util.Locale.ROOT), took.millis(50), took.millis(99)));
    }

    private static void tellHalf(Report report, int clients, Sum half) {
        report.line("");
        report.line("## Half load: %d clients at half the rate above, commands at even intervals, late ones counted from when they should have begun".formatted(clients));
        report.line("");
        report.head("commands/s", "p50 ms", "p99 ms", "CPU µs/command", "of it the JVM", "of it PostgreSQL", "other processes, cores");
        report.row(half.commands / half.seconds, half.timing.all.millis(50), half.timing.all.millis(99), half.perCommand(),
                half.jvm / half.commands, half.postgres / half.commands,
                "%.2f%s".formatted(half.noise / half.rounds, half.noise / half.rounds > 0.1 ? " (noisy)" : ""));
        report.line("");
        report.line("p99 %.1f ms (budget 25 ms).".formatted(half.timing.all.millis(99)));
    }

    /** @param rate commands a second of all clients together; 0 for as many as they can */
    private static void round(Product product, Connection owner, List<Client> clients, int seconds, double rate, Sum sum) throws Exception {
        boolean plain = clients.getFirst() instanceof PlainLoop;
        long[] rows = rows(owner);
        Cpu before = Cpu.of(product);
        long begun = System.nanoTime();
        long end = begun + seconds * 1_000_000_000L;
        var running = new ArrayList<Future<?>>();
        try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            for (Client client : clients) {
                var pace = new Pace(rate / clients.size(), running.size() / (double) clients.size());
                running.add(threads.submit(() -> {
                    while (System.nanoTime() < end) {
                        client.loop(sum.timing, pace);
                    }
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        sum.seconds += (System.nanoTime() - begun) / 1e9;
        Cpu used = Cpu.of(product).since(before);
        long[] now = rows(owner);
        sum.acts += now[0] - rows[0];
        sum.commands += now[1] - rows[1];
        sum.closed += now[2] - rows[2];
        // The driver is the application when it speaks JDBC itself.
        double application = plain ? used.self() : used.jvm();
        sum.jvm += application;
        sum.postgres += used.postgres();
        sum.micros += application + used.postgres();
        sum.noise += used.noise();
        sum.rounds++;
        for (Client client : clients) {
            client.close();
        }
    }

    private static long[] rows(Connection owner) throws Exception {
        try (var statement = owner.createStatement(); var row = statement.executeQuery(COUNTED)) {
            row.next();
            return new long[] {row.getLong(1), row.getLong(2), row.getLong(3)};
        }
    }

    private static List<Client> web(Product product, List<Pair> pairs) throws IOException {
        var clients = new ArrayList<Client>();
        for (Pair pair : pairs) {
            clients.add(new WebLoop(product, pair));
        }
        return clients;
    }

    private static List<Client> plain(Product product, List<Pair> pairs) throws Exception {
        var clients = new ArrayList<Client>();
        for (Pair pair : pairs) {
            clients.add(new PlainLoop(product.connect(), pair));
        }
        return clients;
    }

    static List<Pair> pairs(Product product, Connection owner, int count) throws Exception {
        var cast = new Cast(owner);
        var district = cast.unit("示例区", "DISTRICT", "320299000000", "320299", null);
        var picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB), "jpg", picture);
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i < count; i++) {
            String area = "320299" + (100 + i);
            var town = cast.unit("示例" + i + "镇", "TOWN", area + "000", area, district);
            var company = cast.unit("示例化工有限公司", "ENTERPRISE", area + "001", area + "001", town);
            var supervisor = cast.member("孙三", "SUPERVISOR", town);
            var enterprise = cast.member("李四", "ENTERPRISE", company);
            pairs.add(new Pair(supervisor, enterprise, area + "001", upload(enterprise.connect(product), picture.toByteArray())));
        }
        return pairs;
    }

    private static String upload(Wire wire, byte[] photo) throws IOException {
        try (wire) {
            String id = wire.send("POST", "/api/evidence", "Content-Type: application/json\r\n",
                            ("{\"name\":\"photo.jpg\",\"size\":" + photo.length + "}").getBytes(StandardCharsets.UTF_8))
                    .is(201)
                    .value("id");
            wire.send("PATCH", "/api/evidence/" + id, "Content-Type: application/offset+octet-stream\r\nUpload-Offset: 0\r\n", photo).is(200);
            return id;
        }
    }

    static int option(String[] args, String name, int usual) {
        return Integer.parseInt(text(args, name, String.valueOf(usual)));
    }

    static String text(String[] args, String name, String usual) {
        int at = Arrays.asList(args).indexOf(name);
        return at < 0 ? usual : args[at + 1];
    }
}
