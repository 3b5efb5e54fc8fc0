package cn.anlan.documents;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.TestClock;
import cn.anlan.evidence.Evidence;
import cn.anlan.obligations.Town;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
class AddresseesApiTests {

    @Autowired
    Town town;

    @Autowired
    Evidence evidence;

    @Autowired
    TestClock clock;

    @BeforeEach
    void start() {
        clock.reset();
    }

    @Test
    void keepsWhatOneAddresseeAnswersFromTheOthers() throws Exception {
        var desk = new Desk(town);
        var body = new LinkedHashMap<>(desk.draft("supervision", desk.enterprise, Desk.supervising()));
        body.put("to", List.of(Map.of("unit", desk.enterprise), Map.of("unit", desk.village)));
        UUID id = desk.begun(town.supervisor, body);
        desk.step(town.supervisor, id, "submit").is(200);
        desk.step(town.office, id, "send-back", Map.of("reason", "语气太轻")).is(200);
        desk.step(town.supervisor, id, "submit").is(200);
        desk.step(town.office, id, "approve", Map.of("opinion", "内部意见")).is(200);
        desk.step(town.head, id, "sign").is(200);
        desk.step(town.supervisor, id, "issue", Map.of()).is(200);
        UUID file = evidence.keep(town.actor(desk.safetyManager), "工艺说明.pdf", pdf());
        desk.step(desk.safetyManager, id, "replies", Map.of("words", "本企业工艺参数说明", "files", List.of(file)))
                .is(200);

        Answer sender = desk.view(town.head, id);
        Answer own = desk.view(desk.safetyManager, id);
        Answer other = desk.view(desk.villageHead, id);

        String sha256 = own.text("deliveries.0.replies.0.files.0.sha256");
        assertThat(sender.at("deliveries").size()).isEqualTo(2);
        assertThat(sender.body()).contains("本企业工艺参数说明", "语气太轻");
        assertThat(own.at("deliveries").size()).isEqualTo(1);
        assertThat(own.body()).contains("本企业工艺参数说明").doesNotContain("语气太轻", "内部意见");
        assertThat(other.at("deliveries").size()).isEqualTo(1);
        assertThat(other.text("deliveries.0.name")).isEqualTo("示例村");
        assertThat(other.body()).doesNotContain("本企业工艺参数说明", "语气太轻", sha256);
        assertThat(desk.acts(desk.villageHead, id)).containsExactly("letter.issued");
        town.as(desk.safetyManager)
                .get("/api/letters/" + id + "/files/" + sha256)
                .is(200);
        town.as(town.head).get("/api/letters/" + id + "/files/" + sha256).is(200);
        town.as(desk.villageHead).get("/api/letters/" + id + "/files/" + sha256).isProblem(404, "NOT_FOUND");
    }

    private static byte[] pdf() throws Exception {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            document.save(out);
            return out.toByteArray();
        }
    }
}
