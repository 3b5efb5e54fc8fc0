import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Processor time from /proc, in microseconds: wall rates wander on a shared machine, the time spent for one unit of work hardly does.
 *
 * @param jvm of the product's process
 * @param postgres of the database server and all its backends, those that ended included
 * @param machine of everything that ran
 * @param self of this driver
 */
record Cpu(double jvm, double postgres, double machine, double self, long at) {

    // USER_HZ has been 100 on every Linux the product runs on.
    private static final double MICROS_PER_TICK = 10_000;

    static Cpu of(Product product) throws IOException {
        return new Cpu(
                process(product.pid(), false),
                server(product.postgres()),
                everything(),
                process(ProcessHandle.current().pid(), false),
                System.nanoTime());
    }

    Cpu since(Cpu before) {
        return new Cpu(
                jvm - before.jvm,
                postgres - before.postgres,
                machine - before.machine,
                self - before.self,
                at - before.at);
    }

    /** Cores that processes other than the measured ones took: above 0.1 the run is noisy. */
    double noise() {
        return Math.max(0, (machine - jvm - postgres - self) / (at / 1000.0));
    }

    private static double server(long postmaster) throws IOException {
        double total = process(postmaster, true);
        try (var all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path one : all) {
                try {
                    String[] fields = fields(one.resolve("stat"));
                    if (fields[1].equals(Long.toString(postmaster))) {
                        total += ticks(fields, false);
                    }
                } catch (IOException ended) {
                    // A backend that ends between listing and reading is counted in its parent from then on.
                    continue;
                }
            }
        }
        return total;
    }

    private static double process(long pid, boolean withEnded) throws IOException {
        return ticks(fields(Path.of("/proc/" + pid + "/stat")), withEnded);
    }

    /** The fields after the command's name, which may hold spaces: 0 is the state, 1 the parent. */
    private static String[] fields(Path stat) throws IOException {
        String line = Files.readString(stat);
        return line.substring(line.lastIndexOf(')') + 2).split(" ");
    }

    private static double ticks(String[] fields, boolean withEnded) {
        double ticks = Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
        if (withEnded) {
            ticks += Double.parseDouble(fields[13]) + Double.parseDouble(fields[14]);
        }
        return ticks * MICROS_PER_TICK;
    }

    private static double everything() throws IOException {
        String[] all = Files.readAllLines(Path.of("/proc/stat")).getFirst().split("\\s+");
        // user, nice, system, irq, softirq, steal: all but idle and waiting
        return (Double.parseDouble(all[1])
                        + Double.parseDouble(all[2])
                        + Double.parseDouble(all[3])
                        + Double.parseDouble(all[6])
                        + Double.parseDouble(all[7])
                        + Double.parseDouble(all[8]))
                * MICROS_PER_TICK;
    }
}
