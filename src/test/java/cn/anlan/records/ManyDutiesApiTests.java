package cn.anlan.records;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.TestClock;
import cn.anlan.obligations.Town;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Two regimes ask for the same meeting: it is recorded once. */
@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
class ManyDutiesApiTests {

    @Autowired
    Town town;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationEventPublisher events;

    @Test
    void performsEveryDutyThatItMeetsAndSaysWhich() {
        var archive = new Archive(town, clock, events);
        archive.adopt();
        town.administrator()
                .send("POST", "/api/regimes", "application/yaml", PACK.getBytes(StandardCharsets.UTF_8))
                .isSuccess();
        town.as(town.districtOffice)
                .post("/api/regimes/second-hearing/adoptions", Map.of("unit", town.district))
                .is(201);
        archive.openDuties();

        Answer filed = archive.filed(
                town.office,
                town.head,
                Archive.draft(
                        Archive.hearing(),
                        "第一季度安全生产工作汇报会",
                        clock.instant(),
                        List.of(),
                        List.of(town.document(town.office), town.document(town.office))));

        Answer view = archive.view(town.head, filed.text("id"));
        assertThat(view.at("counts").valueStream())
                .allSatisfy(count -> assertThat(count.get("met").asBoolean()).isTrue())
                .extracting(count -> count.get("clause").asString())
                .containsExactlyInAnyOrder("WX-2.1c", "SH-1");
        assertThat(view.at("record.met").valueStream().map(clause -> clause.asString()))
                .containsExactlyInAnyOrder("WX-2.1c", "SH-1");
        for (String clause : List.of("WX-2.1c", "SH-1")) {
            assertThat(archive.owed(clause))
                    .singleElement()
                    .satisfies(owed -> assertThat(owed.get("state").asString()).isEqualTo("PERFORMED"));
        }
    }

    private static final String PACK = """
            pack: second-hearing
            version: 1
            prefix: SH
            issuer: {zh: 示例区人民政府, en: A District}
            number: 示政发〔2026〕3号
            title: {zh: 例会制度, en: A regime of meetings}
            validFrom: 2026-01-01
            places: ['320299']
            appliesTo: [town]
            parameters: []
            clauses:
              - {id: SH-1, article: 一, capability: duties, status: planned, title: {zh: 例会, en: Meeting}, paraphrase: {zh: 每季听取一次汇报。, en: One report heard a quarter.}}
            duties:
              - key: meeting
                clause: SH-1
                post: principal
                unitKinds: [town]
                title: {zh: 季度例会, en: Quarterly meeting}
                recurrence: quarterly
                due: {term: end of period}
                records: [hearing]
                evidence:
                  - {kind: document, min: 1, label: {zh: 纪要, en: Minutes}}
                verifier: {role: committee-office, of: superior}
                ladder: []
            """;
}
