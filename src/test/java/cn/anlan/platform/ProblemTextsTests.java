package cn.anlan.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** Every problem of every module has its words in both languages. */
class ProblemTextsTests {

    private final ProblemTexts texts = new ProblemTexts();

    static Stream<ProblemCode> everyCode() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(ProblemCode.class));
        return scanner.findCandidateComponents("cn.anlan").stream().flatMap(found -> {
            try {
                return Arrays.stream(Class.forName(found.getBeanClassName())
                        .asSubclass(ProblemCode.class)
                        .getEnumConstants());
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("everyCode")
    void everyCodeHasATitleAndADetailInBothLanguages(ProblemCode code) {
        for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            assertThat(texts.text(code.module(), code.name() + ".title", locale))
                    .as("%s.%s.title in %s", code.module(), code.name(), locale)
                    .isNotBlank();
            assertThat(texts.text(code.module(), code.name() + ".detail", locale))
                    .as("%s.%s.detail in %s", code.module(), code.name(), locale)
                    .isNotBlank();
        }
        assertThat(code.status()).isBetween(400, 599);
    }
}
