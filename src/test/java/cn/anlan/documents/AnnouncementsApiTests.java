package cn.anlan.documents;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.TestClock;
import cn.anlan.obligations.Town;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
class AnnouncementsApiTests {

    @Autowired
    Town town;

    @Autowired
    TestClock clock;

    @BeforeEach
    void start() {
        clock.reset();
    }

    @Test
    void announcesToAllUnderANumberWithoutAnAddressee() throws Exception {
        var desk = new Desk(town);

        UUID id = desk.issued(
                Map.of(
                        "kind",
                        "announcement",
                        "to",
                        List.of(),
                        "fields",
                        Map.of("subject", "禁止沿街存放液化气瓶", "content", "自即日起，沿街商铺不得存放液化气瓶。\n违者依法处理。")),
                true);

        Answer view = desk.view(town.head, id);
        assertThat(view.text("letter.title")).isEqualTo("关于禁止沿街存放液化气瓶的公告");
        assertThat(view.text("letter.number")).contains("公告〔2026〕");
        assertThat(view.at("deliveries").size()).isZero();
        try (var file = Loader.loadPDF(
                town.as(town.head).get("/api/letters/" + id + ".pdf").bytes())) {
            assertThat(new PDFTextStripper().getText(file)).contains("特此公告。");
        }
        // Any other kind must say to whom it goes.
        UUID nobody =
                desk.begun(town.supervisor, Map.of("kind", "prompt", "to", List.of(), "fields", Desk.prompting()));
        desk.step(town.head, nobody, "sign").isProblem(422, "NO_ADDRESSEE");
    }
}
