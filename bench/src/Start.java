import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** P5a: start with data to the first answer. Budget: under 5 s and at most 0.6 times the plain archive; under 350 MB. */
final class Start {

    private static final int ROUNDS = 5;

    public static void main(String[] args) throws Exception {
        Path data = Path.of("target/bench/start").toAbsolutePath();
        Product.start(data).close();
        Path cache = Product.classCache().orElse(null);
        if (cache == null) {
            System.err.println("No class cache yet: run ./anlan run once and let it train (half a minute after the start).");
            System.exit(1);
            return;
        }
        Path aside = cache.resolveSibling("aside");
        double[] with = new double[ROUNDS];
        double[] without = new double[ROUNDS];
        double[] cpuWith = new double[ROUNDS];
        double[] cpuWithout = new double[ROUNDS];
        long[] memory = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            try (var product = Product.start(data)) {
                with[i] = product.startedIn.toMillis() / 1000.0;
                memory[i] = product.residentMegabytes();
                cpuWith[i] = cpu(product);
            }
            Files.move(cache, aside);
            try (var product = Product.start(data)) {
                without[i] = product.startedIn.toMillis() / 1000.0;
                cpuWithout[i] = cpu(product);
            } finally {
                Files.move(aside, cache);
            }
        }
        Arrays.sort(with);
        Arrays.sort(without);
        Arrays.sort(memory);
        Arrays.sort(cpuWith);
        Arrays.sort(cpuWithout);
        var report = new Report("start", "Start with data to the first answer");
        report.head("", "median s", "least", "most", "CPU s of the JVM and PostgreSQL, median");
        report.row("with class cache", with[ROUNDS / 2], with[0], with[ROUNDS - 1], cpuWith[ROUNDS / 2]);
        report.row("without", without[ROUNDS / 2], without[0], without[ROUNDS - 1], cpuWithout[ROUNDS / 2]);
        report.line("");
        report.line("Ratio %.2f (budget 0.6); memory at the first answer %d MB (budget 350).",
                with[ROUNDS / 2] / without[ROUNDS / 2], memory[ROUNDS / 2]);
        report.line("By processor time, which holds on a busy machine too: %.2f. Load of the machine at the end: %s.", cpuWith[ROUNDS / 2] / cpuWithout[ROUNDS / 2],
                Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
        report.save();
    }

    private static double cpu(Product product) throws java.io.IOException {
        Cpu used = Cpu.of(product);
        return (used.jvm() + used.postgres()) / 1e6;
    }
}
