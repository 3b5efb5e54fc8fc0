package cn.anlan.inspections;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.tourplans.Zone;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From the feedback to the close. */
class TourConclusionApiTests extends TourScene {

    @Test
    @Clause("ZZ-3.3.4b")
    void transfersEveryViolationAndListsEveryMajorHazard() {
        atWork();
        UUID violation = id(find("PREVENTION", "PROBLEM", true).is(201));
        UUID plain = id(find("ACCIDENTS", "PROBLEM", false).is(201));
        UUID major = id(find("CAPACITY_AND_EMERGENCY", "MAJOR_HAZARD", false).is(201));
        end();
        leaveAllOut();
        report(true).is(200);
        refused(transfer(violation, zone.bureau), "ZZ-3.3.4a");
        step(zone.head, "approve-report", Map.of()).is(200);
        assertThat(step(zone.office, "feed-back", feedback())
                        .isProblem(422, "HAZARDS_NOT_RAISED")
                        .text("clause"))
                .isEqualTo("ZZ-3.3.4b");
        step(leader, "findings/" + plain + "/raise", Map.of()).isProblem(422, "NO_HAZARD");
        step(leader, "findings/" + major + "/raise", Map.of()).is(200);
        step(leader, "findings/" + major + "/raise", Map.of()).isProblem(409, "HAZARD_RAISED");
        step(zone.office, "feed-back", feedback()).is(200);

        rectify().is(200);
        Answer unsent = step(zone.head, "review", Map.of()).isProblem(422, "VIOLATIONS_NOT_TRANSFERRED");
        assertThat(unsent.text("clause")).isEqualTo("ZZ-3.3.4b");
        transfer(plain, zone.bureau).isProblem(422, "NO_VIOLATION");
        transfer(violation, zone.streets.getFirst()).isProblem(422, "NOT_THEIR_REMIT");
        transfer(violation, zone.bureau).is(200);
        transfer(violation, zone.bureau).isProblem(409, "TRANSFERRED");
        assertThat(town.as(zone.bureauHead)
                        .get("/api/letters?box=in&kind=tour-transfer")
                        .items())
                .hasSize(1);

        Answer unlisted = step(zone.head, "review", Map.of()).isProblem(422, "HAZARDS_NOT_LISTED");
        assertThat(unlisted.text("clause")).isEqualTo("ZZ-3.3.4b");
        Answer shown = view(zone.head);
        String hazard = shown.at("findings")
                .valueStream()
                .filter(one -> one.get("id").asString().equals(major.toString()))
                .findFirst()
                .orElseThrow()
                .get("hazard")
                .asString();
        long version = town.as(zone.head).get("/api/hazards/" + hazard).is(200).version();
        town.as(zone.head)
                .ifMatch(version)
                .post("/api/hazards/" + hazard + "/list", Map.of("level", "TOWN", "reason", "巡查发现"))
                .is(200);
        step(zone.head, "review", Map.of("opinion", "整改到位")).is(200);

        // The transfer is answered by whoever it went to, in their own work list, and accepted.
        UUID answer = UUID.fromString(shown.text("transfers.0.obligation"));
        assertThat(shown.text("transfers.0.answeredAt")).isNull();
        assertThat(waive(answer).isProblem(422, "NOT_WAIVED").text("clause")).isEqualTo("ZZ-3.3.4b");
        perform(zone.bureauHead, answer, town.document(zone.bureauHead)).is(200);
        assertThat(view(zone.head).text("transfers.0.answeredAt")).isNotNull();
        waive(answer).is(409);
        publish("对兴仁街道巡查情况的公告").is(200);
        copies();
        Answer open = step(zone.office, "close", Map.of()).isProblem(422, "TRANSFERS_UNANSWERED");
        assertThat(open.text("clause")).isEqualTo("ZZ-3.3.4b");
        accept(zone.head, answer).is(200);
        assertThat(step(zone.office, "close", Map.of())
                        .isProblem(422, "FINDINGS_OPEN")
                        .text("clause"))
                .isEqualTo("ZZ-4.2b");
    }

    @Test
    @Clause("ZZ-3.3.5")
    void isRectifiedWithinTwoMonthsToTheDayAtTheEndOfAMonth() {
        fedBackOn("2026-12-31T16:00");
        assertThat(due(view(zone.office), "ZZ-3.3.5", "dueDay")).isEqualTo("2027-02-28");
        clock.set("2027-02-28T23:59");
        assertThat(due(view(zone.office), "ZZ-3.3.5", "late")).isEqualTo("false");
        clock.set("2027-03-01T00:00");
        assertThat(due(view(zone.office), "ZZ-3.3.5", "late")).isEqualTo("true");

        // With a report and a photo, by the principal, reviewed by the committee.
        refused(step(zone.head, "review", Map.of()), "ZZ-3.3.5");
        assertThat(waive(obligation("rectification"))
                        .isProblem(422, "NOT_WAIVED")
                        .text("clause"))
                .isEqualTo("ZZ-3.3.5");
        step(street, "rectify", Map.of("report", "已整改", "evidence", List.of(town.document(street))))
                .isProblem(422, "EVIDENCE_MISSING");
        rectify().is(200);
        step(street, "review", Map.of()).isProblem(403, "NOT_YOUR_STEP");
        step(zone.head, "return-rectification", Map.of("reason", "缺少查处情况")).is(200);
        rectify().is(200);
        step(zone.head, "review", Map.of("opinion", "同意")).is(200);
    }

    @Test
    @Clause("ZZ-3.3.6a")
    void tellsByWhichDayTheCopiesAreDueFromTheReviewOn() {
        fedBackOn("2026-04-01T10:00");
        assertThat(view(zone.office).at("copiesDue").isNull()).isTrue();
        rectify().is(200);
        clock.set("2026-05-06T10:00");
        step(zone.head, "review", Map.of()).is(200);
        assertThat(view(zone.office).text("copiesDue.day")).isEqualTo("2026-05-21");
        assertThat(view(street).at("copiesDue").isNull()).isTrue();
        copy(zone.bureau).is(200);

        clock.set("2026-05-21T23:59");
        assertThat(view(zone.office).text("copiesDue.late")).isEqualTo("false");
        clock.set("2026-05-22T00:00");
        assertThat(view(zone.office).text("copiesDue.late")).isEqualTo("true");

        // Sent at last, it stays late.
        copy(zone.unit).is(200);
        assertThat(view(zone.office).number("copiesLeft")).isZero();
        assertThat(view(zone.office).text("copiesDue.late")).isEqualTo("true");
    }

    @Test
    void showsWhenAHazardItFoundWasClosed() {
        atWork();
        UUID found = id(find("PREVENTION", "HAZARD", false).is(201));
        step(leader, "findings/" + found + "/raise", Map.of()).is(200);

        UUID hazard = UUID.fromString(view(zone.office).text("findings.0.hazard"));
        assertThat(view(zone.office).at("findings.0.closedAt").isNull()).isTrue();
        onHazard(zone.office, hazard, "assign", Map.of("term", "10 days", "bearerPost", street));
        onHazard(street, hazard, "rectify", Map.of("report", "已整改", "evidence", List.of(town.photo(street))));
        onHazard(zone.office, hazard, "accept", Map.of("opinion", "属实"));
        clock.set("2026-03-12T09:00");
        onHazard(zone.office, hazard, "close", Map.of());

        assertThat(view(zone.office).text("findings.0.closedAt")).isEqualTo("2026-03-12T01:00:00Z");
    }

    private void onHazard(UUID post, UUID hazard, String verb, Map<String, ?> body) {
        String at = "/api/hazards/" + hazard;
        long version = town.as(post).get(at).is(200).version();
        town.as(post).ifMatch(version).post(at + "/" + verb, body).is(200);
    }

    @Test
    void listsTheToursOfTheOwnGroupAlone() {
        assertThat(town.as(leader).get("/api/tours?mine=true").items()).hasSize(3);
        assertThat(town.as(zone.office).get("/api/tours").items()).hasSize(3);
        assertThat(town.as(zone.office).get("/api/tours?mine=true").items()).isEmpty();
    }

    @Test
    void listsNoTourOfAGroupThatIsNotApproved() {
        Zone other = new Zone(town);
        UUID plan = other.plan(2026);
        UUID group = other.group(plan, "第一巡查组", other.members(0, 6));
        other.amend(
                        plan,
                        List.of(
                                other.tour(0, group, "2026-03-10", "2026-03-23"),
                                other.tour(1, group, "2026-03-30", "2026-04-12"),
                                other.tour(2, group, "2026-04-19", "2026-05-02")))
                .is(200);
        other.step(other.office, "/api/tour-plans/" + plan, "submit", Map.of()).is(200);
        other.step(other.head, "/api/tour-plans/" + plan, "approve", Map.of()).is(200);

        UUID member = other.people.getFirst();
        assertThat(town.as(member).get("/api/tours?mine=true").items()).isEmpty();
        other.declareNone(group);
        other.approveGroup(group);
        assertThat(town.as(member).get("/api/tours?mine=true").items()).hasSize(3);
    }

    @Test
    @Clause("ZZ-3.3.6b")
    void publishesFeedbackAndRectificationAndNothingElse() {
        fedBackOn("2026-05-06T10:00");
        refused(publish("公告"), "ZZ-3.3.5");
        rectify().is(200);
        step(zone.head, "review", Map.of()).is(200);
        Answer named = publish("巡查组长巡查0带队巡查情况").isProblem(422, "NAMES_IN_PUBLICATION");
        assertThat(named.text("clause")).isEqualTo("ZZ-3.3.6b");
        for (String number : List.of("13906320000", "370403198001010012", "37040319800101001X")) {
            assertThat(publish("咨询电话" + number)
                            .isProblem(422, "NUMBERS_IN_PUBLICATION")
                            .text("detail"))
                    .contains(number);
        }
        assertThat(http.anonymous().get("/api/public/tours").is(200).body()).doesNotContain(tour.toString());
        publish("对兴仁街道安全生产巡查情况的公告").is(200);

        Answer shown = http.anonymous().get("/api/public/tours").is(200);
        assertThat(shown.text("items.0.title")).isEqualTo("对兴仁街道安全生产巡查情况的公告");
        assertThat(shown.text("items.0.feedback")).isEqualTo("台账不全");
        assertThat(shown.text("items.0.rectification")).isEqualTo("已补齐台账");
        assertThat(shown.body()).doesNotContain("总体较好", "充实安监力量", "巡查0", "安二");

        Answer uncopied = step(zone.office, "close", Map.of());
        uncopied.isProblem(422, "FINDINGS_OPEN");
        Answer view = view(zone.office);
        String obligation = view.text("findings.0.obligation");
        perform(street, UUID.fromString(obligation), town.photo(street)).is(200);
        accept(zone.head, UUID.fromString(obligation)).is(200);
        // Both bodies that the regime counts.
        assertThat(view(zone.office).number("copiesLeft")).isEqualTo(2);
        copy(zone.bureau).is(200);
        assertThat(view(zone.office).number("copiesLeft")).isEqualTo(1);
        assertThat(step(zone.office, "close", Map.of())
                        .isProblem(422, "COPIES_MISSING")
                        .text("clause"))
                .isEqualTo("ZZ-3.3.6a");
        copy(zone.unit).is(200);
        step(zone.office, "close", Map.of()).is(200);
        assertThat(view(zone.office).text("tour.state")).isEqualTo("CLOSED");
    }
}
