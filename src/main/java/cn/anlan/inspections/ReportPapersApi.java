package cn.anlan.inspections;

import cn.anlan.platform.Actor;
import cn.anlan.platform.ReadsCases;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A tour's report as a document; a draft until it is filed. */
@RestController
@RequestMapping("/api/tours")
class ReportPapersApi {

    private static final MediaType DOCX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final ReportPapers papers;

    ReportPapersApi(ReportPapers papers) {
        this.papers = papers;
    }

    /** Problems and recommendations proposed from what was recorded. */
    @GetMapping("/{id}/report-draft")
    @ReadsCases
    ReportPapers.Draft draft(Actor actor, @PathVariable UUID id) {
        return papers.draft(actor, id);
    }

    @GetMapping("/{id}/report.pdf")
    @ReadsCases
    ResponseEntity<byte[]> pdf(Actor actor, @PathVariable UUID id) {
        ReportPaper paper = papers.of(actor, id);
        return file(paper.title() + ".pdf", MediaType.APPLICATION_PDF, papers.pdf(paper));
    }

    @GetMapping("/{id}/report.docx")
    @ReadsCases
    ResponseEntity<byte[]> docx(Actor actor, @PathVariable UUID id) {
        ReportPaper paper = papers.of(actor, id);
        return file(paper.title() + ".docx", DOCX, papers.docx(paper));
    }

    private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] content) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content);
    }
}
