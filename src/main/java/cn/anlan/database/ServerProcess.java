package cn.anlan.database;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** The server as a child that ends with us: its shell waits on a pipe that closes when this process dies. */
final class ServerProcess {

    /**
     * Runs the server given as arguments in the foreground. The second job sees the pipe from the JVM close, however the
     * JVM ended, and asks for a fast shutdown; when the server ends by itself the shell ends too, so that we see it.
     */
    private static final String GUARD = """
            trap '' INT
            exec 3<&0
            "$@" 3<&- </dev/null & server=$!
            ( read -r _ <&3; kill -INT $server ) 2>/dev/null & guard=$!
            wait $server; code=$?
            kill $guard 2>/dev/null
            exit $code
            """;

    private static final int START_TRIES = 3;
    private static final int STOP_SECONDS = 60;

    private final Process shell;
    private final int port;

    private ServerProcess(Process shell, int port) {
        this.shell = shell;
        this.port = port;
    }

    static ServerProcess start(Programs programs, Path home, Path cluster) throws IOException, InterruptedException {
        stopLeftover(programs, home, cluster);
        Path log = home.resolve("server.log");
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            Process shell = programs.process(guarded(programs.command("postgres", settings(cluster, port))), log)
                    .start();
            if (ready(shell, cluster)) {
                return new ServerProcess(shell, port);
            }
            if (attempt == START_TRIES || !tail(log).contains("could not bind")) {
                throw failed(log);
            }
        }
    }

    int port() {
        return port;
    }

    /** The port of the server that runs on {@code cluster}, if one is ready there. */
    static OptionalInt portOf(Path cluster) throws IOException {
        List<String> lines = readLines(cluster.resolve("postmaster.pid"));
        return ready(lines) ? OptionalInt.of(Integer.parseInt(lines.get(3).strip())) : OptionalInt.empty();
    }

    private static boolean ready(List<String> pidFile) {
        return pidFile.size() >= 8 && pidFile.get(7).strip().equals("ready");
    }

    void stop() {
        try {
            shell.getOutputStream().close();
            if (!shell.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                shell.destroy();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    static DatabaseUnusable failed(Path log) throws IOException {
        String reason = tail(log);
        return new DatabaseUnusable(
                "内置数据库未能启动(日志 %s):%s".formatted(log, reason),
                "The embedded database didn't start (log %s): %s".formatted(log, reason));
    }

    private static List<String> settings(Path cluster, int port) {
        return List.of(
                "-D", cluster.toString(),
                "-c", "listen_addresses=127.0.0.1",
                "-c", "port=" + port,
                "-c", "unix_socket_directories=",
                "-c", "max_connections=120",
                "-c", "max_wal_size=4GB",
                // A segment of the log is written once and not filled with zeros before, while everybody waits.
                "-c", "wal_init_zero=off",
                "-c", "wal_buffers=64MB",
                "-c", "shared_buffers=" + buffersInMegabytes() + "MB",
                // Disks without moving heads: else it reads all in order where an index finds what is asked for.
                "-c", "random_page_cost=1.1");
    }

    /** An eighth of the machine's memory within limits: where table and indexes fit in, a year of duties opens in two thirds of the time. */
    private static long buffersInMegabytes() {
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Math.clamp(machine.getTotalMemorySize() / 8 / 1_048_576, 128, 4096);
    }

    private static List<String> guarded(List<String> command) {
        List<String> guarded = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            // A session of its own: Ctrl-C reaches the application, which finishes its work and then stops the server.
            guarded.add("/usr/bin/setsid");
        }
        guarded.addAll(List.of("/bin/sh", "-c", GUARD, "sh"));
        guarded.addAll(command);
        return guarded;
    }

    /** Waits while the server recovers, however long that takes, and ends when it is ready or gone. */
    private static boolean ready(Process shell, Path cluster) throws IOException, InterruptedException {
        Path pidFile = cluster.resolve("postmaster.pid");
        while (!shell.waitFor(20, TimeUnit.MILLISECONDS)) {
            if (ready(readLines(pidFile))) {
                return true;
            }
        }
        return false;
    }

    /** A server outlives a killed JVM by the moment its shutdown takes; a leftover pid file may name a stranger. */
    private static void stopLeftover(Programs programs, Path home, Path cluster)
            throws IOException, InterruptedException {
        Path pidFile = cluster.resolve("postmaster.pid");
        List<String> lines = readLines(pidFile);
        if (lines.isEmpty()) {
            return;
        }
        boolean ours = ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(process -> commandLine(process).contains(cluster.toString()))
                .isPresent();
        if (ours) {
            List<String> stop = List.of("stop", "-D", cluster.toString(), "-m", "fast", "-w", "-t", "" + STOP_SECONDS);
            programs.process(programs.command("pg_ctl", stop), home.resolve("stop.log"))
                    .start()
                    .waitFor();
        } else {
            Files.deleteIfExists(pidFile);
        }
    }

    private static String commandLine(ProcessHandle process) {
        Path linux = Path.of("/proc/%d/cmdline".formatted(process.pid()));
        try {
            return Files.exists(linux)
                    ? new String(Files.readAllBytes(linux), StandardCharsets.UTF_8)
                    : process.info().commandLine().orElse("");
        } catch (IOException ended) {
            return "";
        }
    }

    private static List<String> readLines(Path pidFile) throws IOException {
        try {
            return Files.readAllLines(pidFile);
        } catch (NoSuchFileException absent) {
            return List.of();
        }
    }

    private static String tail(Path log) throws IOException {
        List<String> lines =
                Files.readAllLines(log).stream().filter(line -> !line.isBlank()).toList();
        return String.join(" ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
