import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** The product as somebody else would run it: its own process, its own database server, a data directory of this benchmark's. */
final class Product implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    final String address;
    final Duration startedIn;
    private final Path data;
    private final Process process;

    private Product(String address, Path data, Process process, Duration startedIn) {
        this.address = address;
        this.data = data;
        this.process = process;
        this.startedIn = startedIn;
    }

    /** Starts the built product with sample data on a free loopback port and waits for its first answer. */
    static Product start(Path data, String... more) throws IOException, InterruptedException {
        Files.createDirectories(data);
        int port;
        try (var socket = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Path app = Path.of("target/app");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(List.of(System.getProperty("bench.java", "-XX:+UseSerialGC -Xmx1g").split(" ")));
        command.add("--enable-native-access=ALL-UNNAMED");
        classCache().ifPresent(cache -> command.add("-XX:AOTCache=" + cache));
        command.addAll(List.of("-jar", app.resolve("anlan.jar").toString(), "--port=" + port, "--anlan.data=" + data));
        command.addAll(List.of(more));
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("product.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        String address = "http://127.0.0.1:" + port;
        try (HttpClient client = HttpClient.newHttpClient()) {
            var ask = HttpRequest.newBuilder(URI.create(address + "/api/session"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            while (System.nanoTime() - begun < PATIENCE.toNanos()) {
                if (!process.isAlive()) {
                    throw new IOException("the product ended; see " + data.resolve("product.log"));
                }
                try {
                    if (client.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() < 500) {
                        return new Product(address, data, process, Duration.ofNanos(System.nanoTime() - begun));
                    }
                } catch (IOException notYet) {
                    Thread.sleep(10);
                }
            }
        }
        process.destroyForcibly();
        throw new IOException("no answer within " + PATIENCE);
    }

    /** The class cache that a first run has trained for this build, if it has. */
    static Optional<Path> classCache() throws IOException {
        try (var files = Files.newDirectoryStream(Path.of("target/app"), "classes-*.aot")) {
            var found = files.iterator();
            return found.hasNext() ? Optional.of(found.next()) : Optional.empty();
        }
    }

    long pid() {
        return process.pid();
    }

    /** The process id of the embedded database server. */
    long postgres() throws IOException {
        return Long.parseLong(Files.readAllLines(pidFile()).getFirst().strip());
    }

    /** A connection as the role the product itself uses. */
    Connection connect() throws IOException, SQLException {
        return connect("anlan_app");
    }

    /** A connection as the owner of the tables, for making data. */
    Connection connectAsOwner() throws IOException, SQLException {
        return connect("anlan_owner");
    }

    private Connection connect(String role) throws IOException, SQLException {
        var passwords = new Properties();
        try (var in = Files.newInputStream(data.resolve("postgres/passwords"))) {
            passwords.load(in);
        }
        String port = Files.readAllLines(pidFile()).get(3).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/anlan", role, passwords.getProperty(role));
    }

    private Path pidFile() {
        return data.resolve("postgres/cluster/postmaster.pid");
    }

    /** Memory the product's process holds, in MB (1,048,576 bytes). */
    long residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    /** As when the machine loses power: nothing is told to end. */
    void kill() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        ProcessHandle.of(postgres()).ifPresent(server -> {
            server.descendants().forEach(ProcessHandle::destroyForcibly);
            server.destroyForcibly();
        });
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, java.util.concurrent.TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
