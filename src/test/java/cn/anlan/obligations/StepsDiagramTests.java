package cn.anlan.obligations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/obligations.md} what {@link Steps} says: on a difference it is written anew, to be looked at and committed. */
class StepsDiagramTests {

    private static final Path FILE = Path.of("docs/obligations.md");

    @Test
    void drawsTheLifeCycleAsItIs() throws IOException {
        String drawn = document();
        String kept = Files.exists(FILE) ? Files.readString(FILE) : "";

        if (!kept.equals(drawn)) {
            Files.writeString(FILE, drawn);
        }

        assertThat(kept).as("%s was written anew: commit it", FILE).isEqualTo(drawn);
    }

    private static String document() {
        var text = new StringBuilder();
        text.append("# The life of an obligation\n\n");
        text.append("Written by `StepsDiagramTests` from the one table, `cn.anlan.obligations.Steps`.\n\n");
        text.append(
                "```mermaid\nstateDiagram-v2\n    [*] --> OPEN: opened, nobody named\n    [*] --> ASSIGNED: opened with a bearer\n");
        Set<String> arrows = new LinkedHashSet<>();
        for (ObligationState from : ObligationState.values()) {
            for (Steps.Row row : Steps.TABLE) {
                if (row.from().contains(from) && row.to(from) != from) {
                    arrows.add("    %s --> %s: %s\n"
                            .formatted(from, row.to(from), row.step().verb()));
                }
            }
        }
        arrows.forEach(text::append);
        text.append("    ACCEPTED --> [*]\n    WAIVED --> [*]\n```\n\n");
        text.append("| step | 步骤 | from | to | by |\n|---|---|---|---|---|\n");
        for (Steps.Row row : Steps.TABLE) {
            text.append("| %s | %s | %s | %s | %s |\n"
                    .formatted(
                            row.step().verb(),
                            row.step().label().zh(),
                            join(row.from()),
                            row.to() == null ? "as it was" : row.to(),
                            join(row.by())));
        }
        text.append(
                "\nOverdue is no state: an obligation is overdue when its due instant has come and it is OPEN or ASSIGNED.\n");
        text.append("Nobody takes a judging step (%s) on a matter of their own.\n"
                .formatted(java.util.Arrays.stream(Step.values())
                        .filter(Step::judges)
                        .map(Step::verb)
                        .collect(Collectors.joining(", "))));
        return text.toString();
    }

    private static String join(Set<? extends Enum<?>> names) {
        return names.stream()
                .sorted(Comparator.comparing(Enum::ordinal))
                .map(Enum::name)
                .collect(Collectors.joining(", "));
    }
}
