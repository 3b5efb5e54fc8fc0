package cn.anlan.regimes;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.organization.UnitKind;
import cn.anlan.platform.Role;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class PackReaderTests {

    /** A small pack in good order; the cases below each break it in one place. */
    private static final String GOOD = """
            pack: sixth-city
            version: 1
            prefix: SC
            issuer: {zh: 某市人民政府, en: A City Government}
            number: 某政发〔2026〕1号
            title: {zh: 某制度, en: A regime}
            issued: 2026-01-05
            validFrom: 2026-02-01
            places: ['9901']
            appliesTo: [town, sub-district]
            rollout: {clause: SC-1, deadline: everywhere-by}
            parameters:
              - {key: everywhere-by, clause: SC-1, value: 2026-06-30, unit: date, origin: document, validFrom: 2026-02-01, note: {zh: 期限, en: Deadline}}
              - {key: report-limit, clause: SC-2a, value: 15 days, unit: term, origin: document, validFrom: 2026-02-01, min: 1 day, max: 30 days, note: {zh: 时限, en: Limit}}
              - {key: hearings, clause: SC-2b, value: 1, unit: count, origin: document, validFrom: 2026-02-01, min: 1, note: {zh: 次数, en: Times}}
            clauses:
              - {id: SC-1, article: 一, capability: regimes, status: live, feature: /regimes, title: {zh: 范围, en: Scope}, paraphrase: {zh: 全部适用。, en: All are covered.}}
              - {id: SC-2a, article: 二（一）, capability: duties, status: planned, title: {zh: 报告, en: Report}, paraphrase: {zh: 按时报告。, en: Report in time.}}
              - {id: SC-2b, article: 二（二）, capability: duties, status: planned, title: {zh: 听取汇报, en: Hearing}, paraphrase: {zh: 听取汇报。, en: No hearing may be missed.}}
            duties:
              - key: hearing
                clause: SC-2b
                post: principal
                unitKinds: [town]
                title: {zh: 听取汇报, en: Hear a report}
                recurrence: quarterly
                due: {term: end of period}
                quota: hearings
                evidence:
                  - {kind: document, min: 1, label: {zh: 纪要, en: Minutes}}
                verifier: {role: committee-office, of: superior}
                ladder:
                  - {step: remind, after: -3, to: bearer}
                  - {step: report, after: 3, to: superior-office}
            """;

    @ParameterizedTest
    @ValueSource(strings = {"wuxi", "jingzhou", "baofeng", "xianning", "zaozhuang"})
    void acceptsEachOfTheFiveDocuments(String city) {
        assertThat(read(city + ".yaml", shipped(city))).isInstanceOf(PackReading.Accepted.class);
    }

    @Test
    void theFiveDocumentsHold178Clauses() {
        var ids = new HashSet<String>();

        for (String city : ShippedPacks.NAMES) {
            accepted(shipped(city)).clauses().forEach(clause -> ids.add(clause.id()));
        }

        assertThat(ids).hasSize(178);
    }

    @Test
    void readsWhatThePackSays() {
        RegimePack pack = accepted(GOOD);

        assertThat(pack.appliesTo()).containsExactlyInAnyOrder(UnitKind.TOWN, UnitKind.SUB_DISTRICT);
        assertThat(pack.validFrom()).isEqualTo(LocalDate.of(2026, 2, 1));
        assertThat(pack.parameter("report-limit", LocalDate.of(2026, 2, 1))
                        .orElseThrow()
                        .value())
                .isEqualTo("15 days");
        assertThat(pack.parameter("report-limit", LocalDate.of(2026, 1, 31))).isEmpty();
        assertThat(pack.duty("hearing").orElseThrow().post()).isEqualTo(Role.PRINCIPAL);
        assertThat(pack.clause("SC-2b").orElseThrow().paraphrase().en()).isEqualTo("No hearing may be missed.");
    }

    @ParameterizedTest(name = "line {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            version: 1                   | version: one                  | 2  | integer
            prefix: SC                   | prefix: sc                    | 3  | regex pattern
            pack: sixth-city             | pack: sixth-city\\ncity: six   | 2  | 'city'
            issued: 2026-01-05           | issued: 2026-02-30            | 7  | date
            validFrom: 2026-02-01\\np    | validFrom: 2026-02-01\\nvalidTo: 2026-01-31\\np | 9 | before it starts
            places: ['9901']             | places: [9901]                | 9  | string
            [town, sub-district]         | [town, hamlet]                | 10 | enumeration
            rollout: {clause: SC-1       | rollout: {clause: SC-9        | 11 | no clause SC-9
            deadline: everywhere-by      | deadline: report-limit        | 11 | here a date is needed
            deadline: everywhere-by      | deadline: nowhere-by          | 11 | no parameter nowhere-by
            value: 15 days               | value: a fortnight            | 14 | form of a term
            value: 15 days               | value: 45 days                | 14 | outside what is allowed
            max: 30 days                 | max: 2 months                 | 14 | can't be compared
            key: hearings, clause: SC-2b | key: report-limit, clause: SC-2b | 15 | another unit than on line 14
            value: 1, unit: count        | value: 1.5, unit: count       | 15 | form of a count
            id: SC-2a                    | id: SC-1                      | 18 | already used on line 17
            id: SC-2a                    | id: XX-2a                     | 18 | must begin with SC-
            status: live, feature: /regimes | status: live               | 17 | 'feature'
            clause: SC-2b\\n    post     | clause: SC-7\\n    post       | 22 | no clause SC-7
            post: principal              | post: mayor                   | 23 | enumeration
            unitKinds: [town]            | unitKinds: [park]             | 24 | not among those of appliesTo
            recurrence: quarterly        | recurrence: by-parameter      | 21 | 'period'
            recurrence: quarterly        | recurrence: quarterly\\n    period: hearings | 27 | only for recurrence by-parameter
            due: {term: end of period}   | due: {parameter: hearings}    | 27 | here a term is needed
            due: {term: end of period}   | due: {parameter: report-limit, after: tour} | 27 | only for recurrence on-event
            quota: hearings              | quota: report-limit           | 28 | here a count is needed
            recurrence: quarterly        | recurrence: once              | 27 | would never end
            recurrence: quarterly\\n    due: {term: end of period} | recurrence: once\\n    due: {parameter: report-limit} | 27 | would never end
            recurrence: quarterly\\n    due: {term: end of period} | recurrence: on-event\\n    due: {term: end of period, after: tour} | 27 | its limit must be a parameter
            value: 1, unit: count, origin: document, | value: 1, unit: count, origin: document, validTo: 2026-12-31, | 28 | no value after 2026-12-31
            quota: hearings              | quota: hearings\\n    each: village | 29 | enumeration
            quota: hearings              | quota: hearings\\n    handover: by-weight | 29 | enumeration
            quota: hearings              | quota: hearings\\n    records: [song] | 29 | enumeration
            {role: committee-office, of: superior} | {role: principal, of: own-unit} | 31 | own work
            after: 3,                    | after: -9,                    | 34 | in the order
            kind: document               | kind: letter                  | 30 | enumeration
            clauses:                     | clauses: [                    | 17 | not valid YAML
            number:                      | pack: twice\\nnumber:         | 5  | occurs twice
            """)
    void refusesABadPackWithItsLineAndReason(String good, String bad, int line, String reason) {
        String text = GOOD.replace(good.replace("\\n", "\n"), bad.replace("\\n", "\n"));
        assertThat(text).isNotEqualTo(GOOD);

        var refused = (PackReading.Refused) read("sixth.yaml", text);

        assertThat(refused.faults())
                .as(refused.faults().stream().map(PackFault::text).collect(Collectors.joining("\n")))
                .anySatisfy(fault -> {
                    assertThat(fault.file()).isEqualTo("sixth.yaml");
                    assertThat(fault.reason().en()).contains(reason);
                    assertThat(fault.reason().zh()).isNotBlank();
                    assertThat(fault.line()).isEqualTo(line);
                });
    }

    @Test
    void namesTheVeryLine() {
        var refused = (PackReading.Refused) read("sixth.yaml", GOOD.replace("id: SC-2a", "id: SC-1"));

        assertThat(refused.faults()).anySatisfy(fault -> {
            assertThat(fault.line()).isEqualTo(18);
            assertThat(fault.path()).isEqualTo("/clauses/1/id");
            assertThat(fault.reason().zh()).isEqualTo("条款编号 SC-1 已用于第 17 行");
        });
    }

    @Test
    void namesAllFaultsAtOnce() {
        String text = GOOD.replace("prefix: SC", "prefix: SC\nmood: good")
                .replace("clause: SC-2b\n    post", "clause: SC-7\n    post")
                .replace("quota: hearings", "quota: nothing");

        var refused = (PackReading.Refused) read("sixth.yaml", text);

        assertThat(refused.faults())
                .extracting(PackFault::path)
                .contains("/mood", "/duties/0/clause", "/duties/0/quota");
    }

    @Test
    void refusesOverlappingValidityOfAParameter() {
        String line = GOOD.lines()
                .filter(l -> l.contains("key: hearings"))
                .findFirst()
                .orElseThrow();
        String closed = line.replace("validFrom: 2026-02-01", "validFrom: 2026-02-01, validTo: 2026-12-31");
        String later =
                line.replace("validFrom: 2026-02-01", "validFrom: 2027-01-01").replace("value: 1", "value: 2");

        RegimePack following = accepted(GOOD.replace(line, closed + "\n" + later));
        var overlapping = (PackReading.Refused) read("sixth.yaml", GOOD.replace(line, line + "\n" + later));

        assertThat(following
                        .parameter("hearings", LocalDate.of(2026, 12, 31))
                        .orElseThrow()
                        .value())
                .isEqualTo("1");
        assertThat(following
                        .parameter("hearings", LocalDate.of(2027, 1, 1))
                        .orElseThrow()
                        .value())
                .isEqualTo("2");
        assertThat(overlapping.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(16);
            assertThat(fault.reason().en()).contains("overlaps in validity with line 15");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   \n", "- a\n- b\n", "just words", "a: &x {b: 1}\nc: *x\n", "? [a]\n: b\n", "\u0000"})
    void refusesWhatIsNoPack(String text) {
        assertThat(read("odd.yaml", text)).isInstanceOf(PackReading.Refused.class);
    }

    @Test
    void theSchemaNamesTheKindsAndRolesTheProductHas() throws IOException {
        try (InputStream resource = PackSchema.class.getResourceAsStream(PackSchema.RESOURCE)) {
            var definitions = JsonMapper.shared().readTree(resource).get("$defs");
            var bearers = EnumSet.complementOf(EnumSet.of(Role.AUDITOR, Role.ADMINISTRATOR, Role.SECURITY));

            assertThat(definitions.at("/unitKind/enum").valueStream().map(n -> n.asString()))
                    .containsExactlyInAnyOrderElementsOf(written(EnumSet.allOf(UnitKind.class)));
            assertThat(definitions.at("/role/enum").valueStream().map(n -> n.asString()))
                    .containsExactlyInAnyOrderElementsOf(written(bearers));
            assertThat(definitions
                            .at("/parameter/properties/unit/enum")
                            .valueStream()
                            .map(n -> n.asString()))
                    .containsExactlyInAnyOrderElementsOf(written(EnumSet.allOf(ParameterUnit.class)));
        }
    }

    private static Set<String> written(Set<? extends Enum<?>> constants) {
        return Arrays.stream(constants.toArray(Enum<?>[]::new))
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.toSet());
    }

    private static PackReading read(String file, String text) {
        return PackReader.read(file, text);
    }

    private static RegimePack accepted(String text) {
        return switch (read("sixth.yaml", text)) {
            case PackReading.Accepted(var pack) -> pack;
            case PackReading.Refused(var faults) ->
                throw new AssertionError(faults.stream().map(PackFault::text).collect(Collectors.joining("\n")));
        };
    }

    private static String shipped(String city) {
        try (InputStream resource =
                Objects.requireNonNull(PackReaderTests.class.getResourceAsStream("/regimes/" + city + ".yaml"))) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
