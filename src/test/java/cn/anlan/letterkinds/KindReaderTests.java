package cn.anlan.letterkinds;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.regimes.PackFault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindReaderTests {

    private static final String GOOD = """
            pack: place
            title: {zh: 本地公文, en: Local letters}
            kinds:
              - key: prompt
                version: 1
                name: {zh: 提示函, en: Prompt letter}
                form: letter
                series: 提
                to: [enterprise]
                clause: XN-2.3b
                reply: {term: 5 working days}
                fields:
                  - {key: subject, type: text, required: true, label: {zh: 事由, en: Subject}}
                  - {key: points, type: list, label: {zh: 事项, en: Points}}
                title: {zh: '关于{{subject}}的提示函', en: 'On {{subject}}'}
                body:
                  - text: {zh: '{{subject}}', en: '{{subject}}'}
                  - list: points
            """;

    @Test
    void readsTheKindsThatComeWithTheProduct() {
        KindReader.Reading reading = KindReader.read("official.yaml", ShippedKinds.text("official.yaml"));

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.kinds().stream().map(LetterKind::key))
                .contains(
                        "consultation",
                        "prompt",
                        "supervision",
                        "reminder",
                        "interview-notice",
                        "interview-record",
                        "circular",
                        "responsibility-notice",
                        "commitment",
                        "duty-statement",
                        "duty-report",
                        "announcement");
    }

    @Test
    void readsBackWhatItWrote() {
        for (LetterKind kind : KindReader.read("official.yaml", ShippedKinds.text("official.yaml"))
                .kinds()) {
            assertThat(KindReader.kind(KindReader.write(kind))).isEqualTo(kind);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            to: [enterprise]        | to: [shop]               | 9  | enumeration
            to: [enterprise]        | to: []                   | 9  | nobody
            term: 5 working days    | term: soon               | 11 | no term
            '{{subject}}的提示函'    | '{{subjekt}}的提示函'     | 15 | subjekt
            list: points            | list: subject            | 18 | type list
            list: points            | when: points             | 18 | one of
            key: points             | key: subject             | 14 | already
            series: 提              | series: T1               | 8  | pattern
            form: letter            | form: poster             | 7  | enumeration
            version: 1              | version: one             | 5  | integer
            title: {zh: 本地公文     | color: {zh: 本地公文      | 2  | color
            type: list              | type: table              | 14 | columns
            """)
    void refusesABadPackWholeWithLineAndReason(String good, String bad, int line, String reason) {
        KindReader.Reading reading = KindReader.read("place.yaml", GOOD.replace(good, bad));

        assertThat(reading.kinds()).isEmpty();
        assertThat(reading.faults()).anySatisfy(fault -> {
            assertThat(fault.line()).isEqualTo(line);
            assertThat(fault.reason().en() + fault.path()).contains(reason);
        });
    }

    @Test
    void refusesWhatIsNoYaml() {
        List<PackFault> faults = KindReader.read("place.yaml", "kinds: [").faults();

        assertThat(faults).isNotEmpty();
    }
}
