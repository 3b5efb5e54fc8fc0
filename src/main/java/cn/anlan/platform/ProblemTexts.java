package cn.anlan.platform;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The words of every problem in both languages, read from {@code problems/<module>_<language>.properties}. */
@Component
public class ProblemTexts {

    /** Fields of these names have no words of their own: the keys are those of the code's title and sentence. */
    private static final Set<String> WORDS_OF_CODE = Set.of("title", "detail");

    private final Map<String, Properties> texts = new HashMap<>();

    ProblemTexts() {
        try {
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:problems/*.properties")) {
                var properties = new Properties();
                try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                String name = Objects.requireNonNull(file.getFilename());
                texts.put(name.substring(0, name.indexOf(".properties")), properties);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The title of a kind of problem. */
    public String title(ProblemCode code, Locale locale) {
        return required(code, code.name() + ".title", locale);
    }

    /** The sentence that says what happened and what to do. */
    public String detail(Problem problem, Locale locale) {
        return required(problem.code(), problem.code().name() + ".detail", locale, problem.args());
    }

    /**
     * The note at one field: {@code <CODE>.<field>}, else {@code <rule>} in the module's texts, else in the platform's. What stands after a
     * rule's dot chooses its words only.
     */
    Violation violation(ProblemCode code, Problem.FieldRule rule, Locale locale) {
        String name = rule.rule().replaceFirst("\\..*", "");
        for (var candidate : List.of(
                new Key(code.module(), code.name() + "." + rule.field()),
                new Key(code.module(), rule.rule()),
                new Key("platform", rule.rule()),
                new Key("platform", "Invalid"))) {
            String text =
                    WORDS_OF_CODE.contains(rule.field()) && candidate.key().endsWith("." + rule.field())
                            ? null
                            : text(candidate.module(), candidate.key(), locale, rule.args());
            if (text != null) {
                return new Violation(rule.field(), name, text);
            }
        }
        return new Violation(rule.field(), name, name);
    }

    /** A text of a module by key, or null. */
    public @Nullable String text(String module, String key, Locale locale, Object... args) {
        Properties properties = texts.get(module + "_" + ("en".equals(locale.getLanguage()) ? "en" : "zh"));
        String pattern = properties == null ? null : properties.getProperty(key);
        return pattern == null ? null : new MessageFormat(pattern, locale).format(args);
    }

    private String required(ProblemCode code, String key, Locale locale, Object... args) {
        String text = text(code.module(), key, locale, args);
        return text == null ? code.module() + "." + key : text;
    }

    private record Key(String module, String key) {}
}
