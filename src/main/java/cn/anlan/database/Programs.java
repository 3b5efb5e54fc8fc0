package cn.anlan.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs PostgreSQL's programs as somebody PostgreSQL accepts: it refuses to run as root. */
final class Programs {

    private final Path bin;
    private final Path directory;
    private final List<String> prefix;

    Programs(Path bin, Path directory) throws IOException, InterruptedException {
        this.bin = bin;
        this.directory = directory;
        this.prefix = prefix();
    }

    List<String> command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(bin.resolve(program).toString());
        command.addAll(arguments);
        return command;
    }

    /** A process whose messages go to {@code log} and don't depend on the user's language. */
    ProcessBuilder process(List<String> command, Path log) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
        builder.environment().putAll(Map.of("LC_ALL", "C", "PGTZ", "UTC"));
        return builder;
    }

    /** Lets the programs read a file we made. */
    void own(Path file) throws InterruptedException {
        if (prefix.contains("setpriv")) {
            succeeds("chown", "65534:65534", file.toString());
        }
    }

    private List<String> prefix() throws IOException, InterruptedException {
        if (!root()) {
            return List.of();
        }
        if (succeeds("unshare", "-U", "true")) {
            return List.of("unshare", "-U");
        }
        if (succeeds("setpriv", "--version")
                && succeeds("chown", "-R", "65534:65534", directory.toString())
                && succeeds(
                        "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "ls", directory.toString())) {
            return List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
        }
        throw new DatabaseUnusable(
                "PostgreSQL 不能以 root 身份运行:请换普通用户启动,或用 --data 把数据目录(%s)放到 /root 之外,如 --data /srv/anlan。"
                        .formatted(directory),
                "PostgreSQL refuses to run as root: start as an ordinary user, or keep the data directory (%s) outside /root with --data, such as --data /srv/anlan."
                        .formatted(directory));
    }

    /** By whom a new file is owned: the directory may have been given away at an earlier start. */
    private static boolean root() throws IOException {
        Path ours = Files.createTempFile("anlan", null);
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(ours, "unix:uid"));
        } finally {
            Files.delete(ours);
        }
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        }
    }
}
