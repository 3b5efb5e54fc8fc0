package cn.anlan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The clauses of the policy documents, in their order. */
record Clauses(Map<String, Line> byId) {

    record Line(String id, String article, String requirement) {}

    static Clauses read() {
        var byId = new LinkedHashMap<String, Line>();
        try (var lines = Files.lines(Path.of("docs/clauses.tsv"))) {
            lines.skip(1).map(line -> line.split("\t", -1)).forEach(cells -> {
                byId.put(cells[0], new Line(cells[0], cells[1], cells[2]));
            });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new Clauses(byId);
    }
}
