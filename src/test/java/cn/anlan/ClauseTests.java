package cn.anlan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;

class ClauseTests {

    @Test
    void documentsHave178Clauses() {
        assertThat(Clauses.read().byId()).hasSize(178).containsKey("WX-2.0");
    }

    @Test
    void testsNameOnlyClausesThatExist() throws IOException {
        Map<String, Clauses.Line> known = Clauses.read().byId();

        List<String> unknown = new ArrayList<>();
        var metadata = new CachingMetadataReaderFactory();
        for (var file :
                new PathMatchingResourcePatternResolver().getResources("classpath*:cn/anlan/**/*Tests*.class")) {
            for (var method :
                    metadata.getMetadataReader(file).getAnnotationMetadata().getDeclaredMethods()) {
                method.getMergedRepeatableAnnotationAttributes(Clause.class, Clause.Several.class, false)
                        .forEach(clause -> {
                            for (String id : clause.getStringArray("value")) {
                                if (!known.containsKey(id)) {
                                    unknown.add(id + " in " + method.getDeclaringClassName());
                                }
                            }
                        });
            }
        }

        assertThat(unknown).isEmpty();
    }
}
