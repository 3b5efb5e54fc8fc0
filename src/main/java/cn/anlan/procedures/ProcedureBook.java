package cn.anlan.procedures;

import cn.anlan.calendar.Term;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.JsonText;
import cn.anlan.platform.Problem;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The procedures and their steps, as {@code procedures/fixed-steps.yaml} says. */
@Component
class ProcedureBook {

    private final Book book;

    ProcedureBook(JsonText json) {
        try (var text = new ClassPathResource("procedures/fixed-steps.yaml").getInputStream()) {
            Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            book = json.read(json.write(read), Book.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        book.procedures().forEach(kind -> kind.steps().forEach(step -> Term.parse(step.term())));
    }

    record Book(String pack, int packVersion, String clause, List<Kind> procedures) {}

    record Kind(String key, Bilingual title, List<FixedStep> steps) {}

    /**
     * @param keyStep approved in a key post, and never overridden
     * @param evidence kind of evidence without which it isn't done
     */
    record FixedStep(
            String key,
            Bilingual title,
            String term,
            @JsonProperty("key-step") boolean keyStep,
            String evidence,
            Bilingual proof) {}

    Book book() {
        return book;
    }

    Kind kind(String key) {
        return book.procedures().stream()
                .filter(kind -> kind.key().equals(key))
                .findFirst()
                .orElseThrow(
                        () -> new Problem(ProcedureProblem.NO_SUCH_PROCEDURE, key).field("kind", "NoSuchProcedure"));
    }
}
