package cn.anlan.documents;

import cn.anlan.Answer;
import cn.anlan.obligations.Town;
import cn.anlan.platform.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Letters written through the public API, in a district with a department, and in its towns with an enterprise and a village. */
final class Desk {

    final Town town;
    final UUID department;
    final UUID departmentHead;
    final UUID enterprise;
    final UUID safetyManager;
    final UUID shop;
    final UUID village;
    final UUID villageHead;

    Desk(Town town) {
        this.town = town;
        department = town.unit("示例区住房和城乡建设局", "DEPARTMENT", "320299000000", List.of("320299"), town.district);
        departmentHead = town.post(department, "局长", Role.DEPARTMENT, "冯八");
        enterprise = town.unit("甲镇示例化工有限公司", "ENTERPRISE", "320299101000", List.of(), town.town);
        safetyManager = town.post(enterprise, "安全总监", Role.ENTERPRISE, "陈十");
        // Nobody there has an account.
        shop = town.unit("甲镇喆㙦五金店", "ENTERPRISE", "320299101000", List.of(), town.town);
        village = town.unit("示例村", "VILLAGE", "320299101201", List.of("320299101201"), town.town);
        villageHead = town.post(village, "村委会主任", Role.PRINCIPAL, "褚十一");
    }

    Map<String, Object> draft(String kind, UUID to, Map<String, ?> fields) {
        var body = new LinkedHashMap<String, Object>();
        body.put("kind", kind);
        body.put("to", List.of(Map.of("unit", to)));
        body.put("fields", fields);
        return body;
    }

    static Map<String, Object> with(Map<String, Object> body, String name, Object value) {
        var more = new LinkedHashMap<>(body);
        more.put(name, value);
        return more;
    }

    static Map<String, Object> prompting() {
        return Map.of(
                "subject", "做好汛期厂房防雷和用电安全",
                "facts", "近期我镇连续强降雨，检查发现你单位厂房防雷接地线松动。",
                "advice", List.of("检修防雷接地", "排查配电箱进水隐患"));
    }

    static Map<String, Object> supervising() {
        return Map.of(
                "subject", "整改三号仓库消防通道堵塞隐患",
                "facts", "3月1日检查发现你单位三号仓库消防通道被货物堵塞，曾口头要求整改。",
                "demands", List.of("立即清除堵塞的货物", "划定并保持消防通道"));
    }

    static Map<String, Object> consulting() {
        return Map.of(
                "subject", "协助整治液化气瓶违规存放",
                "facts", "我镇沿街餐馆违规存放液化气瓶，镇级缺少执法权限。",
                "requests", List.of("派员联合执法", "提供供气企业名单"));
    }

    UUID begun(UUID post, Map<String, Object> body) {
        return UUID.fromString(town.as(post).post("/api/letters", body).is(201).text("id"));
    }

    /** Drafted by the town's supervisor, approved and signed by its head, issued by the supervisor. */
    UUID issued(Map<String, Object> body, boolean review) {
        UUID id = begun(town.supervisor, body);
        if (review) {
            step(town.supervisor, id, "submit").is(200);
            step(town.office, id, "approve", Map.of()).is(200);
        }
        step(town.head, id, "sign").is(200);
        step(town.supervisor, id, "issue", Map.of()).is(200);
        return id;
    }

    Answer view(UUID post, UUID id) {
        return town.as(post).get("/api/letters/" + id).is(200);
    }

    Answer step(UUID post, UUID id, String step) {
        return step(post, id, step, null);
    }

    Answer step(UUID post, UUID id, String step, @Nullable Map<String, ?> body) {
        return town.as(post).ifMatch(version(post, id)).post("/api/letters/" + id + "/" + step, body);
    }

    private long version(UUID post, UUID id) {
        Answer seen = town.as(post).get("/api/letters/" + id);
        return seen.status() == 200 ? seen.version() : 1;
    }

    String state(UUID post, UUID id) {
        return view(post, id).text("letter.state");
    }

    /** The kinds of the acts on a letter, the earliest first. */
    List<String> acts(UUID post, UUID id) {
        return view(post, id)
                .at("timeline")
                .valueStream()
                .map(act -> act.get("kind").asString())
                .toList();
    }
}
