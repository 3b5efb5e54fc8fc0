package cn.anlan.library;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Http;
import cn.anlan.obligations.Town;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Files from which rule books are taken. */
@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
class LibraryFilesApiTests {

    @Autowired
    Town town;

    @Test
    void takesTheTextOfFilesAndShowsTheArticlesBeforeSaving() throws IOException {
        Http office = town.as(town.office);
        Answer word = office.upload("/api/library/sources", "file", "rules.docx", "application/octet-stream", docx("""
                <w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>第一条 甲</w:t></w:r><w:r><w:t>乙。</w:t></w:r><w:del><w:r><w:delText>删</w:delText></w:r></w:del></w:p>
                <w:p><w:r><w:t>第二条</w:t><w:tab/><w:t>丙&amp;丁。</w:t></w:r></w:p>
                """))
                .is(200);
        assertThat(word.text("text").lines()).containsExactly("第一条 甲乙。", "第二条 丙&丁。");
        assertThat(word.at("numberedByItself").asBoolean()).isTrue();
        Answer preview = office.post("/api/library/preview", Map.of("text", word.text("text")))
                .is(200);
        assertThat(preview.text("scheme")).isEqualTo("ARTICLES");
        assertThat(preview.text("articles.1.label")).isEqualTo("第二条");

        // The file itself is kept, and whoever reads the book reads it.
        String id = office.post(
                        "/api/library",
                        Map.of(
                                "kind",
                                "SYSTEM",
                                "edition",
                                LibraryApiTests.edition(
                                        "文件制度", "2026-01-01", null, word.text("text"), word.text("source"))))
                .is(201)
                .text("id");
        assertThat(town.as(town.supervisor)
                        .get("/api/library/" + id + "/editions/1/source")
                        .is(200)
                        .bytes())
                .startsWith('P', 'K');
        town.as(town.otherSupervisor)
                .get("/api/library/" + id + "/editions/1/source")
                .isProblem(404, "NO_SUCH_BOOK");

        assertThat(text(office, "第一条 国标编码。".getBytes(Charset.forName("GB18030")))
                        .text("text"))
                .isEqualTo("第一条 国标编码。");
        assertThat(text(office, "\ufeff第一条 甲。".getBytes(StandardCharsets.UTF_8)).text("text"))
                .isEqualTo("第一条 甲。");
        text(office, new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, 0, 0, 0}).isProblem(400, "NOT_A_TEXT");
        text(office, docx("<!-- " + "x".repeat(33 << 20) + " -->")).isProblem(400, "NOT_A_TEXT");
        text(office, zip("word/document.xml", """
                <!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><x><t>&e;</t></x>
                """)).isProblem(400, "NOT_A_TEXT");
        text(office, zip("other.txt", "x")).isProblem(400, "NOT_A_TEXT");
    }

    private static Answer text(Http office, byte[] content) {
        return office.upload("/api/library/sources", "file", "rules.txt", "text/plain", content);
    }

    private static byte[] docx(String body) throws IOException {
        return zip(
                "word/document.xml",
                "<?xml version=\"1.0\"?><w:document xmlns:w=\"urn:w\"><w:body>" + body + "</w:body></w:document>");
    }

    private static byte[] zip(String entry, String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part :
                    Map.of("[Content_Types].xml", "<Types/>", entry, content).entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
