package cn.anlan.seals;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Problem;
import cn.anlan.seals.Verifier.Result;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * The ledger's words on the command line: {@code verify [--against=FILE]}; {@code export --unit=ID | --person=ID | --subject-kind=KIND --subject=ID}
 * {@code [--out=FILE]}; {@code rotate-key}. Exit code 0: sound, done; 1: not sound; 2: not understood.
 */
@Component
class LedgerCommand implements ApplicationRunner, ExitCodeGenerator {

    private final Verifier verifier;
    private final Exporter exporter;
    private final SigningKeys keys;
    private final String word;
    private int exitCode;

    LedgerCommand(Verifier verifier, Exporter exporter, SigningKeys keys, @Value("${anlan.command:run}") String word) {
        this.verifier = verifier;
        this.exporter = exporter;
        this.keys = keys;
        this.word = word;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        exitCode = run(word, arguments, new PrintStream(System.out, true, StandardCharsets.UTF_8));
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }

    int run(String command, ApplicationArguments arguments, PrintStream out) throws IOException {
        return switch (command) {
            case "verify" -> verify(arguments, out);
            case "export" -> export(arguments, out);
            case "rotate-key" -> rotate(out);
            default -> 0;
        };
    }

    private int rotate(PrintStream out) {
        if (keys.current().isEmpty()) {
            out.println("本机没有现用密钥的私钥，不能更换。 The private half of the key in use isn't on this machine.");
            return 1;
        }
        out.println("新的签名密钥 New signing key: " + keys.rotate().id());
        return 0;
    }

    private int verify(ApplicationArguments arguments, PrintStream out) {
        String against = option(arguments, "against");
        Result result;
        try {
            result = verifier.verify((done, total) -> {}, against == null ? null : Path.of(against));
        } catch (UncheckedIOException | JacksonException unreadable) {
            if (against == null) {
                throw unreadable;
            }
            out.println("读不出检查点副本 Not a copy of the checkpoints: %s (%s)".formatted(against, unreadable.getMessage()));
            return 2;
        }
        new TreeMap<>(result.checked()).forEach((what, count) -> out.println("%s: %d".formatted(what, count)));
        out.println("最近的检查点 Last checkpoint: %d %s".formatted(result.lastCheckpoint(), result.lastHash()));
        for (Finding finding : result.findings()) {
            out.println("%s: %s / %s"
                    .formatted(
                            finding.code(), finding.what().zh(), finding.what().en()));
        }
        if (result.sound()) {
            out.println("【可信】台账完整，未经改动。 SOUND: nothing was changed.");
            return 0;
        }
        Finding first = result.first();
        if (first != null) {
            out.println("第一处 First: %s / %s"
                    .formatted(first.what().zh(), first.what().en()));
        }
        out.println("【不可信】共 %1$d 处问题。 NOT SOUND: %1$d faults.".formatted(result.faults()));
        return 1;
    }

    private int export(ApplicationArguments arguments, PrintStream out) throws IOException {
        Selection selection;
        try {
            selection = Selection.of(
                    id(arguments, "unit"),
                    id(arguments, "person"),
                    option(arguments, "subject-kind"),
                    id(arguments, "subject"));
            exporter.prepare(selection, Actor.system());
        } catch (Problem | IllegalArgumentException notUnderstood) {
            out.println("没有这样的办理记录，或参数不对。 There are no such acts, or the arguments are wrong.");
            out.println("export --unit=ID | --person=ID | --subject-kind=KIND --subject=ID  [--out=FILE]");
            return 2;
        }
        String name = option(arguments, "out");
        Path file = Path.of(name == null ? selection.fileName() : name);
        try (OutputStream target = Files.newOutputStream(file)) {
            exporter.write(selection, Actor.system(), target);
        }
        out.println("已导出 Written: " + file.toAbsolutePath());
        return 0;
    }

    private static @Nullable UUID id(ApplicationArguments arguments, String name) {
        String value = option(arguments, name);
        return value == null ? null : UUID.fromString(value);
    }

    private static @Nullable String option(ApplicationArguments arguments, String name) {
        List<String> values = arguments.getOptionValues(name);
        return values == null || values.isEmpty() ? null : values.getFirst();
    }
}
