package cn.anlan.inspections;

import cn.anlan.Answer;
import cn.anlan.TestClock;
import cn.anlan.tourplans.Zone;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Takes an approved tour of a {@link Zone} through its steps by the public API, on the days it was planned for. */
public final class TourDrive {

    private final Zone zone;
    private final TestClock clock;
    private final int street;
    private final LocalDate starts;
    public final UUID tour;

    /** @param street number of the toured street in the zone */
    public TourDrive(Zone zone, TestClock clock, UUID tour, int street) {
        this.zone = zone;
        this.clock = clock;
        this.tour = tour;
        this.street = street;
        starts = LocalDate.parse(view().text("planned.starts"));
    }

    /** Everybody trained and the unit told, on the day before. */
    public void notified() {
        clock.set(starts.minusDays(1) + "T10:00");
        trained();
        step(zone.office, "notify", Map.of("contact", "安二 0632-0000000")).is(200);
    }

    /** All six of the group. */
    public void trained() {
        step(
                        zone.office,
                        "train",
                        Map.of(
                                "persons",
                                        IntStream.range(0, 6)
                                                .mapToObj(zone::person)
                                                .toList(),
                                "contents", "巡查制度、九个方面和工作纪律",
                                "evidence", List.of(zone.town.document(zone.office))))
                .is(200);
    }

    /** The group has explained its task. */
    public void atWork() {
        notified();
        entered();
    }

    /** On its first day, and the task explained. */
    public void entered() {
        clock.set(starts + "T09:00");
        step(leader(), "enter", Map.of()).is(200);
        step(leader(), "brief", Map.of("attendees", "街道党政班子", "words", "通报巡查任务和工作纪律"))
                .is(200);
    }

    public UUID find(String area, String title, String severity, boolean violation) {
        var finding = new LinkedHashMap<String, Object>();
        finding.put("area", area);
        finding.put("title", title);
        finding.put("words", "现场检查，三家企业没有登记。");
        finding.put("basis", "《安全生产法》第四十一条");
        finding.put("severity", severity);
        finding.put("violation", violation);
        finding.put("unit", zone.streets.get(street));
        finding.put("evidence", List.of(zone.town.document(leader())));
        return UUID.fromString(zone.town
                .as(leader())
                .post(path() + "/findings", finding)
                .is(201)
                .text("id"));
    }

    /** On the fourteenth day, with a reason for each area in which nothing was found. */
    public void reported() {
        clock.set(starts.plusDays(13) + "T17:00");
        step(leader(), "end", Map.of()).is(200);
        view().at("missing")
                .valueStream()
                .forEach(area -> step(leader(), "leave-out", Map.of("area", area.asString(), "reason", "本轮专题未涉及"))
                        .is(200));
        step(
                        leader(),
                        "report",
                        Map.of(
                                "problems", "台账不全",
                                "recommendations", "充实安监力量",
                                "evidence", List.of(zone.town.document(leader()))))
                .is(200);
    }

    public void fedBack() {
        reported();
        step(zone.head, "approve-report", Map.of("opinion", "同意")).is(200);
        for (var finding : view().at("findings")) {
            if (!finding.get("severity").asString().equals("PROBLEM")) {
                step(leader(), "findings/" + finding.get("id").asString() + "/raise", Map.of())
                        .is(200);
            }
        }
        step(zone.office, "feed-back", Map.of("overview", "总体较好", "advice", List.of("补齐台账")))
                .is(200);
    }

    public void reviewed() {
        UUID head = zone.streetHeads.get(street);
        step(
                        head,
                        "rectify",
                        Map.of("report", "已全部整改", "evidence", List.of(zone.town.document(head), zone.town.photo(head))))
                .is(200);
        step(zone.head, "review", Map.of("opinion", "整改到位")).is(200);
    }

    /** Published and copied, with nothing left open. */
    public void closed() {
        step(zone.office, "publish", Map.of("title", "巡查情况公告", "feedback", "台账不全", "rectification", "已补齐"))
                .is(200);
        for (UUID unit : List.of(zone.bureau, zone.unit)) {
            step(zone.office, "copy", Map.of("unit", unit, "results", "总体较好")).is(200);
        }
        step(zone.office, "close", Map.of()).is(200);
    }

    /** A finding's obligation is performed by the street and accepted by the zone's head. */
    public void close(UUID finding) {
        String obligation = view().at("findings")
                .valueStream()
                .filter(one -> one.get("id").asString().equals(finding.toString()))
                .findFirst()
                .orElseThrow()
                .get("obligation")
                .asString();
        UUID head = zone.streetHeads.get(street);
        String at = "/api/obligations/" + obligation;
        zone.town
                .as(head)
                .ifMatch(zone.town.as(head).get(at).version())
                .post(at + "/perform", Map.of("report", "已补齐", "evidence", List.of(zone.town.photo(head))))
                .is(200);
        zone.town
                .as(zone.head)
                .ifMatch(zone.town.as(zone.head).get(at).version())
                .post(at + "/accept", Map.of("opinion", "同意"))
                .is(200);
    }

    public Answer step(UUID post, String verb, Object body) {
        return zone.step(post, path(), verb, body);
    }

    public Answer view() {
        return zone.town.as(zone.office).get(path()).is(200);
    }

    public String path() {
        return "/api/tours/" + tour;
    }

    public UUID leader() {
        return zone.people.getFirst();
    }
}
