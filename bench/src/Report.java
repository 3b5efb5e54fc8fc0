import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table on the screen and in {@code bench/results/NAME.md}. */
final class Report {

    private final String name;
    private final List<String> lines = new ArrayList<>();

    Report(String name, String what) {
        this.name = name;
        line("# " + what);
        line("");
        line("%s, %d cores, Java %s".formatted(
                LocalDate.now(), Runtime.getRuntime().availableProcessors(), Runtime.version()));
        line("");
    }

    void line(String text) {
        lines.add(text);
        System.out.println(text);
    }

    void line(String format, Object... values) {
        line(String.format(Locale.ROOT, format, values));
    }

    void row(Object... cells) {
        var row = new StringBuilder("|");
        for (Object cell : cells) {
            row.append(' ').append(cell instanceof Double d ? String.format(Locale.ROOT, "%.1f", d) : cell).append(" |");
        }
        line(row.toString());
    }

    void head(Object... cells) {
        row(cells);
        line("|" + " --- |".repeat(cells.length));
    }

    void save() throws IOException {
        Path file = Path.of("bench/results", name + ".md");
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
        System.out.println("\n→ " + file);
    }
}
