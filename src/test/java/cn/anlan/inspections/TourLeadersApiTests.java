package cn.anlan.inspections;

import cn.anlan.Answer;
import cn.anlan.Clause;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The report's obligation lies with the leader's post; who sits in that post is no leader for it. */
class TourLeadersApiTests extends TourScene {

    @BeforeEach
    void aTourThatHasEnded() {
        atWork();
        find("PREVENTION", "PROBLEM", false).is(201);
        end();
        clock.set("2026-03-24T09:00");
    }

    @Test
    @Clause("ZZ-2.3")
    void takesTheTourFromALeaderWhoWasReplacedAndGivesItToTheNext() {
        String group = "/api/tour-groups/" + view(zone.office).text("planned.group");
        zone.step(
                        zone.office,
                        group,
                        "replacement",
                        Map.of("outgoing", zone.person(0), "incoming", zone.named(7, true), "reason", "不适合从事巡查工作"))
                .is(200);
        zone.declareNone(UUID.fromString(view(zone.office).text("planned.group")));
        zone.step(zone.head, group, "replacement/decide", Map.of("granted", true))
                .is(200);

        readsNothing(leader);
        step(leader, "leave-out", Map.of("area", "OTHER", "reason", "未涉及")).is(404);
        leader = zone.people.get(7);
        leaveAllOut();
        report(true).is(200);
    }

    @Test
    @Clause("ZZ-2.3")
    void isNobodysWhoComesToTheLeadersPost() {
        UUID post = leader;
        String at = "/api/posts/" + post;
        Answer seen = town.administrator().get(at).is(200);
        town.administrator()
                .ifMatch(seen)
                .post(at + "/dismiss", Map.of("on", "2026-03-24"))
                .is(200);
        town.appoint(
                post, town.enter("继任科员"), town.administrator().get(at).is(200).version());

        readsNothing(post);
    }

    /** Neither the tour nor what the group recorded on it. */
    private void readsNothing(UUID post) {
        for (String part : List.of("", "/visits", "/log", "/report.pdf")) {
            town.as(post).get(path() + part).is(404);
        }
    }
}
