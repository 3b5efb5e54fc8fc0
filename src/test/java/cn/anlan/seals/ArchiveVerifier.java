package cn.anlan.seals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/** The outsider's program, compiled from its one file, and a forger's hand on archives. */
final class ArchiveVerifier {

    private final Method run;

    private static final class Holder {
        static final ArchiveVerifier COMPILED = compile();

        private static ArchiveVerifier compile() {
            try {
                return new ArchiveVerifier();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Compiled once for all tests. */
    static ArchiveVerifier compiled() {
        return Holder.COMPILED;
    }

    private ArchiveVerifier() throws Exception {
        Path classes = Files.createTempDirectory("verifier");
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", classes.toString(), "--release", "17", "verifier/AnlanVerify.java");
        if (compiled != 0) {
            throw new IllegalStateException("verifier/AnlanVerify.java doesn't compile");
        }
        run = new URLClassLoader(new URL[] {classes.toUri().toURL()}, null)
                .loadClass("AnlanVerify")
                .getMethod("run", String[].class, PrintStream.class);
    }

    /** What it said of an archive. */
    record Verdict(int exitCode, String words) {}

    Verdict judge(byte[] archive, String... more) throws Exception {
        Path file = Files.createTempFile("archive", ".zip");
        Files.write(file, archive);
        String[] args = new String[more.length + 1];
        args[0] = file.toString();
        System.arraycopy(more, 0, args, 1, more.length);
        var out = new ByteArrayOutputStream();
        int exitCode = (int) run.invoke(null, args, new PrintStream(out, true, StandardCharsets.UTF_8));
        Files.delete(file);
        return new Verdict(exitCode, out.toString(StandardCharsets.UTF_8));
    }

    static Map<String, byte[]> unzip(byte[] archive) throws Exception {
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new java.io.ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    static byte[] zip(Map<String, byte[]> files) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
