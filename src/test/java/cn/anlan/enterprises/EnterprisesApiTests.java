package cn.anlan.enterprises;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.obligations.Town;
import cn.anlan.platform.Role;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@AnlanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Import(Town.Doors.class)
class EnterprisesApiTests {

    private static final byte[] PDF =
            "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    private final Town town;
    private final UUID park;
    private final UUID committee;
    private final UUID bureau;
    private final UUID regulator;

    @Autowired
    EnterprisesApiTests(Town town) {
        this.town = town;
        park = town.unit("示例产业集聚区", "PARK", "320299400000", List.of("320299400"), town.district);
        committee = town.post(park, "园区监管员", Role.SUPERVISOR, "郭三");
        UUID emergency = town.unit("示例区应急管理局", "DEPARTMENT", "320299000000", List.of("320299"), town.district);
        bureau = town.post(emergency, "执法人员", Role.INSPECTOR, "高一");
        UUID industry = town.unit("示例区工信局", "DEPARTMENT", "320299000000", List.of("320299"), town.district);
        regulator = town.post(industry, "科长", Role.DEPARTMENT, "梁一");
    }

    @Test
    @Clause("BF-2.4")
    void keepsBothDocumentsCarriesThemOutAndAcceptsTheChecksOfAllThree() {
        UUID id = enterprise("示例化工甲");
        UUID manager = town.post(id, "总经理", Role.ENTERPRISE, "马一");
        assertThat(view(committee, id).at("missing").size()).isEqualTo(2);

        step(manager, id, "file-document", document("RESPONSIBILITY_SYSTEM", "全员安全生产责任制", pdf(manager)))
                .is(200);
        assertThat(view(committee, id).at("missing").size()).isEqualTo(1);
        step(manager, id, "file-document", document("SAFETY_RULES", "安全操作规程汇编", pdf(manager)))
                .is(200);
        for (var document : view(manager, id).at("documents")) {
            step(
                            manager,
                            id,
                            "carry-out",
                            Map.of("document", document.get("id").asString(), "on", town.today(), "what", "班组学习并签名"))
                    .is(200);
        }
        for (var check : Map.of(committee, "PARK_COMMITTEE", bureau, "EMERGENCY_BUREAU", regulator, "SECTOR_REGULATOR")
                .entrySet()) {
            step(
                            check.getKey(),
                            id,
                            "inspect",
                            Map.of("body", check.getValue(), "on", town.today(), "findings", "制度在册，落实有记录"))
                    .is(200);
        }
        for (var inspection : view(manager, id).at("inspections")) {
            step(
                            manager,
                            id,
                            "accept-inspection",
                            Map.of("inspection", inspection.get("id").asString()))
                    .is(200);
        }

        Answer now = view(committee, id);
        assertThat(now.at("missing").size()).isZero();
        assertThat(now.at("unchecked").size()).isZero();
        assertThat(now.at("idle").size()).isZero();
        assertThat(now.at("inspections"))
                .hasSize(3)
                .allMatch(one -> one.get("answer").asString().equals("ACCEPTED"));
        assertThat(now.at("timeline")).hasSize(10);
        assertThat(listed(true)).doesNotContain("示例化工甲");
        assertThat(listed(false)).contains("示例化工甲");
    }

    @Test
    void showsWhatAnEnterpriseLacks() {
        UUID id = enterprise("示例化工乙");

        assertThat(listed(true)).contains("示例化工乙");
        Answer view = view(bureau, id);
        assertThat(view.at("missing"))
                .extracting(one -> one.asString())
                .containsExactly("RESPONSIBILITY_SYSTEM", "SAFETY_RULES");
        assertThat(view.at("unchecked").size()).isEqualTo(3);
    }

    @Test
    void refusesWhatIsNotItsOwnToDo() {
        UUID id = enterprise("示例化工丙");
        UUID manager = town.post(id, "总经理", Role.ENTERPRISE, "马二");
        UUID other = enterprise("示例化工丁");
        UUID stranger = town.post(other, "总经理", Role.ENTERPRISE, "马三");
        Map<String, Object> check = Map.of("body", "EMERGENCY_BUREAU", "on", town.today(), "findings", "检查");

        step(committee, id, "inspect", check).isProblem(422, "OTHER_BODY");
        step(manager, id, "inspect", check).isProblem(403, "NOT_ALLOWED");
        step(town.otherSupervisor, id, "inspect", check).isProblem(404, "NOT_FOUND");
        step(stranger, id, "file-document", document("SAFETY_RULES", "规程", pdf(stranger)))
                .isProblem(404, "NOT_FOUND");
        step(manager, id, "file-document", document("SAFETY_RULES", "规程", town.photo(manager)))
                .isProblem(422, "NOT_A_DOCUMENT");
        step(
                        bureau,
                        id,
                        "inspect",
                        Map.of("body", "EMERGENCY_BUREAU", "on", town.today().plusDays(1), "findings", "检查"))
                .isProblem(422, "LATER_THAN_TODAY");
        assertThat(view(bureau, id).number("version")).isZero();
    }

    @Test
    void putsANewerDocumentInThePlaceOfTheOlderAndAnswersACheckOnce() {
        UUID id = enterprise("示例化工戊");
        UUID manager = town.post(id, "总经理", Role.ENTERPRISE, "马四");
        step(manager, id, "file-document", document("SAFETY_RULES", "规程2025版", pdf(manager)))
                .is(200);
        step(manager, id, "file-document", document("SAFETY_RULES", "规程2026版", pdf(manager)))
                .is(200);
        step(bureau, id, "inspect", Map.of("body", "EMERGENCY_BUREAU", "on", town.today(), "findings", "缺少记录"))
                .is(200);
        String inspection = view(manager, id).text("inspections.0.id");

        step(manager, id, "contest-inspection", Map.of("inspection", inspection, "text", "记录在车间"))
                .is(200);
        step(manager, id, "accept-inspection", Map.of("inspection", inspection)).isProblem(409, "ALREADY_ANSWERED");

        Answer view = view(manager, id);
        assertThat(view.at("documents")).hasSize(2);
        assertThat(view.text("documents.0.title")).isEqualTo("规程2026版");
        assertThat(view.at("documents.1.inForce").asBoolean()).isFalse();
        assertThat(view.number("version")).isEqualTo(4);
        town.as(manager)
                .ifMatch(1)
                .post("/api/enterprises/" + id + "/file-document", document("SAFETY_RULES", "迟到的版本", pdf(manager)))
                .isProblem(409, "STALE");
    }

    private UUID enterprise(String name) {
        return town.unit(name, "ENTERPRISE", "320299400000", List.of(), park);
    }

    private static Map<String, Object> document(String kind, String title, UUID file) {
        return Map.of("kind", kind, "title", title, "evidence", file);
    }

    @Test
    void listsPageAfterPageEachOnceAndByName() {
        for (int i = 0; i < 7; i++) {
            enterprise("分页示例" + i);
        }
        List<String> seen = new ArrayList<>();
        String next = "";
        do {
            Answer page = town.as(committee)
                    .get("/api/enterprises?q=分页示例&lacking=" + (seen.size() > 2) + "&limit=3&cursor=" + next)
                    .is(200);
            page.items().forEach(one -> seen.add(one.get("name").asString()));
            next = page.at("next").isNull() ? null : page.text("next");
        } while (next != null);

        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
        assertThat(town.as(committee).get("/api/enterprises?q=没有这家").items()).isEmpty();
        town.as(committee).get("/api/enterprises?cursor=x").isProblem(400, "BAD_CURSOR");
    }

    private Answer view(UUID post, UUID id) {
        return town.as(post).get("/api/enterprises/" + id).is(200);
    }

    private List<String> listed(boolean lacking) {
        return town.as(committee).get("/api/enterprises?lacking=" + lacking).is(200).items().stream()
                .map(one -> one.get("name").asString())
                .toList();
    }

    private Answer step(UUID post, UUID id, String verb, Map<String, ?> body) {
        Answer seen = town.as(bureau).get("/api/enterprises/" + id).is(200);
        return town.as(post).ifMatch(seen.number("version")).post("/api/enterprises/" + id + "/" + verb, body);
    }

    /** A document uploaded as a browser does it. */
    private UUID pdf(UUID post) {
        String id = town.as(post)
                .post("/api/evidence", Map.of("name", "制度.pdf", "size", PDF.length))
                .is(201)
                .text("id");
        town.as(post)
                .with("Upload-Offset", "0")
                .send("PATCH", "/api/evidence/" + id, "application/offset+octet-stream", PDF)
                .is(200);
        return UUID.fromString(id);
    }
}
