package cn.anlan.commitments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.Http;
import cn.anlan.TestClock;
import cn.anlan.obligations.Town;
import cn.anlan.platform.Role;
import cn.anlan.spreadsheets.Workbook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommitmentsApiTests {

    @Autowired
    Town town;

    @Autowired
    Http http;

    @Autowired
    TestClock clock;

    @BeforeEach
    void start() {
        clock.reset();
    }

    @Test
    @Clause("XN-2.3c")
    void everyEnterpriseIsNoticedAndCommitsItselfAndTheCoverageIsExactAtEachStep() throws Exception {
        var place = new TwoTowns(town, http, "421281");
        UUID fireworks = place.enterprise("东镇示例烟花店");
        UUID manager = town.post(fireworks, "安全员", Role.ENTERPRISE, "烟花店安全员");
        assertThat(place.figures(place.office)).isEqualTo("3 0 0 0 0.0");
        UUID round = place.opened(place.supervisor);
        town.as(place.office)
                .post("/api/commitment-rounds", Map.of("year", 2026, "due", "2026-06-30"))
                .isProblem(409, "ROUND_OPEN");

        // A notice is a signed letter: only who signs for the town sends it.
        place.step(place.supervisor, round, "notices", Map.of()).is(403);
        place.sent(place.office, round);

        assertThat(place.figures(place.office)).isEqualTo("3 3 0 0 0.0");
        place.step(place.office, round, "notices", Map.of()).isProblem(409, "ALL_NOTICED");
        UUID first = place.letter(place.chemicals);
        Answer notice =
                town.as(place.chemicalsHead).get("/api/letters/" + first).is(200);
        assertThat(notice.text("letter.kind")).isEqualTo("responsibility-notice");
        assertThat(notice.text("letter.dueDay")).isEqualTo("2026-06-30");
        assertThat(notice.body()).contains("主要负责人：化工总经理", "所在地：东镇", "安办 0000-1234", "2026年6月30日");
        // It is an obligation of the enterprise, in the list of its own work.
        String obligation = notice.text("deliveries.0.obligation");
        assertThat(town.as(place.chemicalsHead)
                        .get("/api/obligations/" + obligation)
                        .is(200)
                        .text("clause"))
                .isEqualTo("XN-2.3c");

        place.onLetter(place.chemicalsHead, first, "receipt", null).is(200);
        assertThat(place.figures(place.office)).isEqualTo("3 3 1 0 0.0");
        place.onLetter(place.chemicalsHead, first, "replies", Map.of("words", "口头承诺"))
                .isProblem(422, "EVIDENCE_MISSING");
        place.commits(place.chemicalsHead, first);
        assertThat(place.figures(place.office)).isEqualTo("3 3 1 1 33.3");
        UUID second = place.letter(place.shop);
        place.commitsByLink(place.link(second));
        assertThat(place.figures(place.office)).isEqualTo("3 3 2 2 66.6");
        assertThat(place.list(place.office, "shown=MISSING")).containsExactly("东镇示例烟花店");

        // A paper sent back is no commitment; accepted it stays one.
        place.onLetter(place.office, second, "replies/" + place.reply(second, 0) + "/return", Map.of("reason", "没有盖章"))
                .is(200);
        assertThat(place.figures(place.office)).isEqualTo("3 3 2 1 33.3");
        place.commitsByLink(place.link(second));
        place.onLetter(place.office, second, "replies/" + place.reply(second, 1) + "/accept", Map.of())
                .is(200);
        assertThat(place.figures(place.office)).isEqualTo("3 3 2 2 66.6");

        // The third answers with a commitment of its own, drafted, signed and numbered here.
        UUID third = place.letter(fireworks);
        var body = new LinkedHashMap<String, Object>();
        body.put("kind", "commitment");
        body.put("to", List.of(Map.of("unit", place.town1)));
        body.put("fields", Map.of("head", "示例店主", "year", "2026"));
        body.put("answers", third);
        String own = town.as(manager).post("/api/letters", body).is(201).text("id");
        place.onLetter(manager, UUID.fromString(own), "sign", null).is(200);
        place.onLetter(manager, UUID.fromString(own), "issue", Map.of()).is(200);
        assertThat(place.figures(place.office)).isEqualTo("3 3 3 3 100.0");
        assertThat(place.list(place.office, "shown=MISSING")).isEmpty();
        place.step(place.office, round, "reminders", Map.of()).isProblem(409, "NOBODY_TO_REMIND");
        // Another year begins at nothing.
        assertThat(town.as(place.office)
                        .get("/api/commitments?year=2027")
                        .at("total.percent")
                        .asDouble())
                .isZero();
    }

    @Test
    @Clause("XN-2.3c")
    void anEnterpriseThatComesLaterIsMissingAndAClosedOneIsNotCounted() {
        var place = new TwoTowns(town, http, "421282");
        UUID round = place.opened(place.office);
        place.sent(place.office, round);
        place.commits(place.chemicalsHead, place.letter(place.chemicals));
        assertThat(place.figures(place.office)).isEqualTo("2 2 1 1 50.0");

        UUID later = place.enterprise("东镇新办木器厂");

        assertThat(place.figures(place.office)).isEqualTo("3 2 1 1 33.3");
        assertThat(place.list(place.office, "shown=UNNOTICED")).containsExactly("东镇新办木器厂");
        assertThat(place.list(place.office, "shown=MISSING")).containsExactlyInAnyOrder("东镇喆㙦五金店", "东镇新办木器厂");
        place.sent(place.office, round);
        assertThat(place.figures(place.office)).isEqualTo("3 3 1 1 33.3");
        assertThat(place.run(round).number("sending.progress.total")).isEqualTo(1);
        long version = town.administrator().get("/api/units/" + later).version();
        town.administrator()
                .ifMatch(version)
                .post("/api/units/" + later + "/close", Map.of("on", "2026-03-02"))
                .is(200);
        assertThat(place.figures(place.office)).isEqualTo("2 2 1 1 50.0");
        // What came after the end of the round is no longer missing in it.
        place.step(place.office, round, "close", null).is(200);
        clock.advance(Duration.ofDays(2));
        var after = new LinkedHashMap<String, Object>();
        after.put("name", "东镇更晚的厂");
        after.put("kind", "ENTERPRISE");
        after.put("territory", "421282101000");
        after.put("areas", List.of());
        after.put("parent", place.town1);
        after.put("opened", "2026-03-04");
        town.administrator().post("/api/units", after).is(201);
        assertThat(place.figures(place.office)).isEqualTo("2 2 1 1 50.0");
        place.step(place.office, round, "notices", Map.of()).isProblem(409, "ROUND_CLOSED");
        place.step(place.office, round, "reminders", Map.of()).isProblem(409, "ROUND_CLOSED");
    }

    @Test
    @Clause("XN-2.3c")
    void remindsWhoeverIsMissingOnceADayAndSaysWhoCannotBeReached() {
        var place = new TwoTowns(town, http, "421283");
        UUID round = place.opened(place.office);
        place.sent(place.office, round);
        place.enterprise("东镇未告知的厂");

        place.step(place.supervisor, round, "reminders", Map.of()).is(200);

        Answer seen = place.run(round);
        assertThat(counts(seen)).isEqualTo("1 0 0 1 1");
        assertThat(inbox(place.chemicalsHead)).hasSize(1);
        assertThat(place.list(place.office, "shown=UNREACHABLE")).containsExactly("东镇喆㙦五金店");
        // Once a day, whoever asks.
        place.step(place.office, round, "reminders", Map.of()).is(200);
        assertThat(counts(place.run(round))).isEqualTo("0 0 1 1 1");
        assertThat(inbox(place.chemicalsHead)).hasSize(1);
        // With a link the shop can be reached: the page behind it says so.
        UUID letter = place.letter(place.shop);
        String link = place.link(letter);
        place.step(place.office, round, "reminders", Map.of()).is(200);
        assertThat(counts(place.run(round))).isEqualTo("0 1 1 0 1");
        assertThat(place.stranger().get(link).is(200).number("reminders")).isEqualTo(1);
        // The next day, and in the office's own words.
        clock.advance(Duration.ofDays(1));
        place.step(place.office, round, "reminders", Map.of("words", "请于本周内送回")).is(200);
        assertThat(counts(place.run(round))).isEqualTo("1 1 0 0 1");
        assertThat(inbox(place.chemicalsHead)).hasSize(2);
        // Past the day it is late, until it is there.
        clock.set("2026-07-01T00:00");
        assertThat(place.list(place.office, "shown=LATE")).containsExactlyInAnyOrder("东镇示例化工有限公司", "东镇喆㙦五金店");
        place.commits(place.chemicalsHead, place.letter(place.chemicals));
        assertThat(place.list(place.office, "shown=LATE")).containsExactly("东镇喆㙦五金店");
        // The round's day is over, so later notices need one of their own.
        place.step(place.office, round, "notices", Map.of()).isProblem(422, "DUE_PAST");
        place.step(place.office, round, "notices", Map.of("due", "2026-07-31")).is(200);
    }

    @Test
    @Clause("XN-2.3c")
    void showsEachLevelItsTownsAndNobodyElseAnything(@TempDir Path directory) throws Exception {
        var place = new TwoTowns(town, http, "421284");
        UUID mill = town.unit("西镇示例面粉厂", "ENTERPRISE", "421284102000", List.of(), place.town2);
        UUID round = place.opened(place.office);
        place.sent(place.office, round);
        place.commits(place.chemicalsHead, place.letter(place.chemicals));

        // The county sees both towns; the one without a round shows as such.
        Answer county =
                town.as(place.countyOffice).get("/api/commitments?year=2026").is(200);
        assertThat(place.figures(place.countyOffice)).isEqualTo("3 2 1 1 33.3");
        assertThat(county.at("places")
                        .valueStream()
                        .map(one -> one.get("name").asString() + " "
                                + one.at("/figures/enterprises").asInt() + " "
                                + one.at("/figures/percent").asDouble() + " "
                                + one.get("round").asBoolean()))
                .containsExactly("东镇 2 50.0 true", "西镇 1 0.0 false");
        assertThat(county.at("rounds.0.steps").size()).isZero();
        assertThat(place.list(place.countyOffice, "place=" + place.town2)).containsExactly("西镇示例面粉厂");
        assertThat(place.list(place.countyOffice, "q=" + "面粉")).containsExactly("西镇示例面粉厂");
        place.step(place.countyOffice, round, "close", null).isProblem(403, "NOT_YOUR_ROUND");
        // Page after page it is the same list.
        var names = new ArrayList<String>();
        String next = "";
        while (next != null) {
            Answer page = town.as(place.countyOffice)
                    .get("/api/commitments/enterprises?shown=ALL&limit=1&cursor=" + next)
                    .is(200);
            page.items().forEach(one -> names.add(one.get("name").asString()));
            next = page.text("next");
        }
        assertThat(names).isEqualTo(place.list(place.countyOffice, "shown=ALL")).hasSize(3);
        byte[] sheet = town.as(place.countyOffice)
                .get("/api/commitments/enterprises.xlsx?shown=MISSING")
                .is(200)
                .bytes();
        var rows = new ArrayList<String>();
        try (var workbook = Workbook.open(Files.write(directory.resolve("missing.xlsx"), sheet), "missing.xlsx")) {
            workbook.read(0, row -> rows.add(row.text(0)));
        }
        assertThat(rows).containsExactly("企业", "东镇喆㙦五金店", "西镇示例面粉厂");
        // A round of the county's own passes over those who were noticed by the town.
        UUID above = place.opened(place.countyOffice);
        long version = town.as(place.countyOffice)
                .get("/api/commitment-rounds/" + above)
                .version();
        town.as(place.countyOffice)
                .ifMatch(version)
                .post("/api/commitment-rounds/" + above + "/notices", Map.of())
                .is(200);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> place.figures(place.countyOffice).equals("3 3 1 1 33.3"));
        assertThat(town.as(place.countyOffice)
                        .get("/api/commitment-rounds/" + above)
                        .number("sending.progress.total"))
                .isEqualTo(1);
        // Another town sees nothing of it.
        assertThat(place.figures(place.otherOffice)).isEqualTo("1 1 0 0 0.0");
        town.as(place.otherOffice).get("/api/commitment-rounds/" + round).isProblem(404, "NOT_FOUND");
        town.as(place.otherOffice)
                .ifMatch(1)
                .post("/api/commitment-rounds/" + round + "/reminders", Map.of())
                .isProblem(404, "NOT_FOUND");
        town.as(place.otherOffice)
                .get("/api/commitments/enterprises?place=" + place.town1)
                .isProblem(404, "NOT_FOUND");
        assertThat(place.list(place.otherOffice, "shown=ALL")).containsExactly("西镇示例面粉厂");
        town.as(place.chemicalsHead).get("/api/commitments").is(403);
        assertThat(town.as(place.otherOffice).get("/api/letters/" + place.letter(place.chemicals)))
                .satisfies(foreign -> assertThat(foreign.status()).isEqualTo(404));
        assertThat(mill).isNotNull();
    }

    @Test
    void refusesWhatARoundCannotBe() {
        var place = new TwoTowns(town, http, "421285");
        town.as(place.office)
                .post("/api/commitment-rounds", Map.of("year", 2024, "due", "2026-06-30"))
                .isProblem(422, "YEAR_WRONG");
        town.as(place.office)
                .post("/api/commitment-rounds", Map.of("year", 2026, "due", "2026-03-01"))
                .isProblem(422, "DUE_PAST");
        town.as(place.office)
                .post("/api/commitment-rounds", Map.of("year", 2026))
                .is(400);
        UUID round = place.opened(place.office);
        place.step(place.office, round, "notices", Map.of()).is(200);
        town.as(place.office)
                .ifMatch(1)
                .post("/api/commitment-rounds/" + round + "/reminders", Map.of())
                .isProblem(409, "STALE");
        place.made(place.office, round);
        // A letter that merely names the round doesn't count for it.
        var body = new LinkedHashMap<String, Object>();
        UUID later = place.enterprise("东镇后来的厂");
        body.put("kind", "responsibility-notice");
        body.put("to", List.of(Map.of("unit", later)));
        body.put("fields", Map.of());
        body.put("matterKind", "commitment-round");
        body.put("matter", round);
        String forged =
                town.as(place.countyOffice).post("/api/letters", body).is(201).text("id");
        place.onLetter(place.countyOffice, UUID.fromString(forged), "sign", null)
                .is(200);
        place.onLetter(place.countyOffice, UUID.fromString(forged), "issue", Map.of())
                .is(200);
        assertThat(place.list(place.office, "shown=UNNOTICED")).containsExactly("东镇后来的厂");
    }

    private static String counts(Answer round) {
        return round.number("reminders.0.told") + " " + round.number("reminders.0.byLink") + " "
                + round.number("reminders.0.already") + " " + round.number("reminders.0.unreachable") + " "
                + round.number("reminders.0.unnoticed");
    }

    private List<String> inbox(UUID post) {
        return town.as(post).get("/api/notifications?limit=200").items().stream()
                .map(one -> one.get("subject").asString())
                .filter(subject -> subject.startsWith("催办：请签署"))
                .toList();
    }
}
