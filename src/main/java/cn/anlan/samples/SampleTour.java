package cn.anlan.samples;

import static cn.anlan.samples.SampleScene.at;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One invented tour in the hands of its leader: how it begins, and what is recorded on it. */
final class SampleTour {

    private static final String OFFICE = "office.zz";

    final String path;
    private final SampleScene scene;
    private final String leader;

    /** @param leader account of the group's leader */
    SampleTour(SampleScene scene, String id, String leader) {
        this.scene = scene;
        this.leader = leader;
        path = "/api/tours/" + id;
    }

    LocalDate starts() {
        return LocalDate.parse(String.valueOf(at(scene.as(OFFICE).get(path).get("planned"), "starts")));
    }

    /** Trained, told, arrived, explained. */
    void begin(List<UUID> members) {
        LocalDate starts = starts();
        scene.on(starts.minusDays(3), "09:00");
        scene.step(
                OFFICE,
                path,
                "train",
                Map.of(
                        "persons",
                        members,
                        "contents",
                        "示例：巡查制度、九个方面清单和工作纪律。",
                        "evidence",
                        List.of(scene.document(OFFICE, "培训签到表"))));
        scene.step(OFFICE, path, "notify", Map.of("contact", "高新区安委办（示例） 0632-0000000"));
        scene.on(starts, "09:00");
        step("enter", Map.of());
        step("brief", Map.of("attendees", "街道党政班子成员、各社区负责人", "words", "示例：通报巡查任务、方式和纪律。"));
    }

    void visit(String method, String place, String words) {
        scene.make(
                leader,
                path + "/visits",
                Map.of(
                        "method", method,
                        "place", place,
                        "words", words,
                        "evidence", List.of(scene.photo(leader, "走访现场"))));
    }

    void log(LocalDate day, String words) {
        scene.make(leader, path + "/log", Map.of("day", day.toString(), "words", words));
    }

    void find(UUID unit, String area, String title, String severity, boolean violation) {
        scene.make(
                leader,
                path + "/findings",
                Map.of(
                        "area", area,
                        "title", title,
                        "words", "示例数据：现场核查发现，已当场告知。",
                        "basis", "《安全生产法》第四十一条",
                        "severity", severity,
                        "violation", violation,
                        "unit", unit,
                        "evidence", List.of(scene.photo(leader, "问题现场"))));
    }

    /** What the leader does at the present version. */
    void step(String verb, Map<String, ?> body) {
        scene.step(leader, path, verb, body);
    }

    /** A reason for each area in which nothing was found. */
    void leaveOutTheRest(String reason) {
        for (Object area : (List<?>) at(scene.as(leader).get(path), "missing")) {
            step("leave-out", Map.of("area", area, "reason", reason));
        }
    }
}
