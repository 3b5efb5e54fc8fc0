package cn.anlan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes target/clauses.md and target/clauses.json: each clause with the tests that passed in this run and prove it. */
public class ClauseReport implements TestExecutionListener {

    record Proved(String id, String article, String requirement, Collection<String> tests) {}

    /** By test method: whether every run of it so far passed. A method whose runs were all skipped isn't here. */
    private final Map<Method, Boolean> passed = new ConcurrentHashMap<>();

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getJavaMethod())
                .filter(method -> method.getAnnotationsByType(Clause.class).length > 0)
                .ifPresent(method -> {
                    boolean success = result.getStatus() == Status.SUCCESSFUL;
                    if (test.isTest() || !success) {
                        passed.merge(method, success, Boolean::logicalAnd);
                    }
                });
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        var tests = new TreeMap<String, Collection<String>>();
        passed.forEach((method, success) -> {
            if (success) {
                clauses(method)
                        .forEach(id -> tests.computeIfAbsent(id, first -> new ArrayList<>())
                                .add(method.getDeclaringClass().getSimpleName() + "." + method.getName()));
            }
        });
        try {
            write(Clauses.read().byId().values().stream()
                    .map(line -> new Proved(
                            line.id(),
                            line.article(),
                            line.requirement(),
                            tests.getOrDefault(line.id(), List.of()).stream()
                                    .sorted()
                                    .toList()))
                    .toList());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static List<String> clauses(Method method) {
        return Arrays.stream(method.getAnnotationsByType(Clause.class))
                .flatMap(clause -> Arrays.stream(clause.value()))
                .toList();
    }

    private static void write(List<Proved> clauses) throws IOException {
        long proved =
                clauses.stream().filter(clause -> !clause.tests().isEmpty()).count();
        var page = new StringBuilder("# Clauses proved by this run: %d of %d%n%n".formatted(proved, clauses.size()))
                .append("| clause | article | requirement | proved by |\n|---|---|---|---|\n");
        for (Proved clause : clauses) {
            page.append("| %s | %s | %s | %s |%n"
                    .formatted(
                            clause.id(),
                            clause.article(),
                            clause.requirement().replace("|", "\\|"),
                            clause.tests().isEmpty() ? "–" : String.join("<br>", clause.tests())));
        }
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/clauses.md"), page);
        JsonMapper json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Files.writeString(
                Path.of("target/clauses.json"),
                json.writeValueAsString(Map.of("proved", proved, "total", clauses.size(), "clauses", clauses)));
    }
}
