package cn.anlan.records;

import cn.anlan.Answer;
import cn.anlan.TestClock;
import cn.anlan.calendar.ClockAdvanced;
import cn.anlan.obligations.Town;
import cn.anlan.organization.UnitKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import tools.jackson.databind.JsonNode;

/** Work recorded through the public API, for a town under the Wuxi regime. */
final class Archive {

    private final Town town;
    private final TestClock clock;
    private final ApplicationEventPublisher events;

    Archive(Town town, TestClock clock, ApplicationEventPublisher events) {
        this.town = town;
        this.clock = clock;
        this.events = events;
    }

    /** The regime in force, and what it demands on this day opened. */
    void adopt() {
        town.as(town.districtOffice)
                .post("/api/regimes/wuxi-principals/adoptions", Map.of("unit", town.district, "from", "2026-01-01"))
                .is(201);
        openDuties();
    }

    void openDuties() {
        events.publishEvent(new ClockAdvanced(clock.instant(), clock.instant()));
    }

    /** Goes to a time, as night after night would. */
    void advanceTo(String localDateTime) {
        Instant before = clock.instant();
        clock.set(localDateTime);
        events.publishEvent(new ClockAdvanced(before, clock.instant()));
    }

    /** A special committee of the town. */
    UUID committee(String name) {
        return town.unit(name, UnitKind.SPECIAL_COMMITTEE.name(), "320299101000", List.of(), town.town);
    }

    static Map<String, Object> item(String text, UUID owner, LocalDate due) {
        return Map.of("text", text, "owner", owner, "due", due.toString());
    }

    /** A draft of any kind. */
    static Map<String, @Nullable Object> draft(
            Map<String, ?> particulars,
            String title,
            @Nullable Instant happenedAt,
            List<Map<String, Object>> items,
            List<UUID> evidence) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("particulars", particulars);
        body.put("title", title);
        body.put("happenedAt", happenedAt == null ? null : happenedAt.toString());
        body.put("items", items);
        body.put("evidence", evidence);
        return body;
    }

    static Map<String, Object> hearing() {
        return Map.of(
                "kind",
                "hearing",
                "agenda",
                List.of("上季度安全生产工作汇报", "研究液化气站整治"),
                "attendees",
                List.of("赵一", "钱二", "孙三"),
                "minutes",
                "会议听取了安办关于上季度安全生产工作的汇报，研究了重点隐患整治。",
                "place",
                "镇政府三楼会议室");
    }

    /** Drafts by one post and files by another; the answer of the filing. */
    Answer filed(UUID drafter, UUID filer, Map<String, @Nullable Object> draft) {
        String id = drafted(drafter, draft);
        return file(filer, id, Map.of()).is(200);
    }

    String drafted(UUID drafter, Map<String, @Nullable Object> draft) {
        return town.as(drafter).post("/api/records", draft).is(201).text("id");
    }

    Answer file(UUID filer, String id, Map<String, ?> body) {
        return step(filer, id, "file", body);
    }

    Answer step(UUID post, String id, String verb, Map<String, ?> body) {
        long version = town.as(town.head).get("/api/records/" + id).is(200).version();
        return town.as(post).ifMatch(version).post("/api/records/" + id + "/" + verb, body);
    }

    Answer view(UUID post, String id) {
        return town.as(post).get("/api/records/" + id).is(200);
    }

    /** The obligations of the head under a clause, the earliest first. */
    List<JsonNode> owed(String clause) {
        return town.as(town.head)
                .get("/api/obligations?originKind=duty&unit=" + town.town + "&clause=" + clause)
                .is(200)
                .items();
    }

    static List<String> texts(List<JsonNode> items, String field) {
        var texts = new ArrayList<String>();
        items.forEach(item -> texts.add(item.get(field).asString()));
        return texts;
    }

    /** Has an obligation performed by its bearer and accepted by its verifier. */
    void done(String obligation, UUID bearer, UUID verifier) {
        long version =
                town.as(bearer).get("/api/obligations/" + obligation).is(200).version();
        town.as(bearer)
                .ifMatch(version)
                .post(
                        "/api/obligations/" + obligation + "/perform",
                        Map.of("report", "已完成", "evidence", List.of(town.photo(bearer))))
                .is(200);
        town.as(verifier)
                .ifMatch(version + 1)
                .post("/api/obligations/" + obligation + "/accept", Map.of())
                .is(200);
    }
}
