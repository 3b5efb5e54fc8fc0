package cn.anlan.faults;

import cn.anlan.Anlan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.core.env.Environment;

/** The product in a process of its own, beside the one in the test, on the same database. */
final class Node implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final String address;

    private Node(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** Starts one, with more options if wanted, and waits for its first answer. */
    static Node start(Environment test, String... options) throws IOException, InterruptedException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var arguments = new ArrayList<>(List.of("--port=" + port));
        arguments.addAll(List.of(options));
        var node = new Node(process(test, arguments), "http://127.0.0.1:" + port);
        try {
            node.awaitFirstAnswer();
        } catch (IOException failed) {
            node.kill();
            throw failed;
        }
        return node;
    }

    /** Runs one of the product's words, such as {@code verify}, in a process; its exit code. */
    static int run(Environment test, String word, String... options) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of(word, "--port=0"));
        arguments.addAll(List.of(options));
        Process process = process(test, arguments);
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(word + " didn't end");
        }
        return process.exitValue();
    }

    String address() {
        return address;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it as kill -9 does: it can finish nothing. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private static Process process(Environment test, List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Anlan.class.getName()));
        command.addAll(arguments);
        for (String property : List.of(
                "spring.datasource.url",
                "spring.datasource.username",
                "spring.datasource.password",
                "spring.flyway.user",
                "spring.flyway.password",
                "anlan.data")) {
            command.add("--" + property + "=" + test.getRequiredProperty(property));
        }
        Path log = Files.createDirectories(Path.of("target", "nodes"))
                .resolve(ProcessHandle.current().pid() + "-" + System.nanoTime() + ".log");
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private void awaitFirstAnswer() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        var ask = HttpRequest.newBuilder(URI.create(address + "/api/session"))
                .timeout(Duration.ofSeconds(10))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (System.nanoTime() < end && process.isAlive()) {
                try {
                    client.send(ask, HttpResponse.BodyHandlers.discarding());
                    return;
                } catch (IOException notYet) {
                    Thread.sleep(100);
                }
            }
        }
        throw new IOException("the second node doesn't answer; see target/nodes");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
