package cn.anlan.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HintsTests {

    private static final LocalDate LAST = LocalDate.parse("2026-03-31");
    private static final HintRules.Limits LIMITS = new HintRules.Limits(80, 6, 60, 5);
    private static final String REPORT = "会议听取了安办关于上季度安全生产工作的汇报，研究了重点隐患整治，明确了责任人和完成期限，要求各村抓好落实。";

    @Test
    void showsTheSameFileInDifferentMattersButNotInOneThatWasReturned() {
        UUID one = new UUID(1, 1);
        UUID other = new UUID(1, 2);

        assertThat(find(
                        entry(one, 1, "2026-03-01T01:00:00Z", "", "aa"),
                        entry(one, 1, "2026-03-05T01:00:00Z", "", "aa")))
                .isEmpty();
        assertThat(find(
                        entry(one, 1, "2026-03-01T01:00:00Z", "", "aa"),
                        entry(other, 2, "2026-03-05T01:00:00Z", "", "aa", "bb")))
                .singleElement()
                .satisfies(hint -> {
                    assertThat(hint.kind()).isEqualTo(HintKind.SAME_FILE);
                    assertThat(hint.sources()).extracting(HintSource::subject).containsExactly(one, other);
                });
    }

    @Test
    void showsEntriesCrowdedIntoTheLastNightFromTheShareOn() {
        // The night begins at 18:00 in China, six hours before the quarter ends.
        assertThat(nights(3, 2, "2026-03-31T10:00:00Z"))
                .singleElement()
                .satisfies(hint -> assertThat(hint.percent()).isEqualTo(60));
        assertThat(nights(3, 2, "2026-03-31T09:59:59Z")).isEmpty();
        assertThat(nights(2, 3, "2026-03-31T12:00:00Z")).isEmpty();
        assertThat(nights(4, 0, "2026-03-31T12:00:00Z")).isEmpty();
    }

    @Test
    void showsCopiedWordsWithHowMuchIsTheSame() {
        assertThat(copies(REPORT, REPORT.replace("各村", "各社区"))).singleElement().satisfies(hint -> {
            assertThat(hint.kind()).isEqualTo(HintKind.COPIED_TEXT);
            assertThat(hint.percent()).isBetween(80, 99);
        });
        assertThat(copies(REPORT, "  " + REPORT.replace("，", "、 ")))
                .singleElement()
                .satisfies(hint -> assertThat(hint.percent()).isEqualTo(100));
        assertThat(copies(REPORT, "本月走访企业十二家，发现配电箱未接地等问题七项，均已当场整改，另有两家需要停产检修，下月复查。"))
                .isEmpty();
        assertThat(copies("已整改到位。", "已整改到位。")).isEmpty();
    }

    @Test
    void findsTheSameWhateverTheOrderOfTheEntries() {
        HintSource first = entry(new UUID(1, 1), 1, "2026-03-01T01:00:00Z", REPORT, "aa");
        HintSource second = entry(new UUID(1, 2), 2, "2026-03-02T01:00:00Z", REPORT, "aa");

        assertThat(find(first, second)).isEqualTo(find(second, first)).hasSize(2);
    }

    private static List<Hint> copies(String one, String other) {
        return find(
                entry(new UUID(1, 1), 1, "2026-03-01T01:00:00Z", one),
                entry(new UUID(1, 2), 2, "2026-03-02T01:00:00Z", other));
    }

    private static List<Hint> nights(int late, int early, String at) {
        return HintRules.find(
                IntStream.range(0, late + early)
                        .mapToObj(n -> entry(new UUID(2, n), 1, n < late ? at : "2026-02-01T01:00:00Z", ""))
                        .toList(),
                LIMITS,
                LAST);
    }

    private static List<Hint> find(HintSource... entries) {
        return HintRules.find(List.of(entries), LIMITS, LAST);
    }

    private static HintSource entry(UUID subject, int person, String at, String words, String... files) {
        return new HintSource(
                "obligation",
                subject,
                "事项",
                new UUID(3, 3),
                "320299101000",
                new UUID(4, person),
                "某人",
                Instant.parse(at),
                words,
                List.of(files));
    }
}
