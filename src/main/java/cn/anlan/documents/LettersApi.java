package cn.anlan.documents;

import cn.anlan.ledger.EvidenceFiles;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Command;
import cn.anlan.platform.Done;
import cn.anlan.platform.HandlesCases;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.ReadsCases;
import cn.anlan.platform.Receipts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Letters: to draft, to read, and as files. */
@RestController
@RequestMapping("/api/letters")
class LettersApi {

    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final LetterDrafting drafting;
    private final LetterQueries queries;
    private final LetterPaper paper;
    private final EvidenceFiles files;
    private final Receipts receipts;

    LettersApi(
            LetterDrafting drafting, LetterQueries queries, LetterPaper paper, EvidenceFiles files, Receipts receipts) {
        this.drafting = drafting;
        this.queries = queries;
        this.paper = paper;
        this.files = files;
        this.receipts = receipts;
    }

    /** A unit, or a party that is none here by name. */
    record To(
            @Nullable UUID unit, @Nullable @Size(max = 200) String name) {}

    /** @param date null for the day of issue */
    record Printed(
            @NotNull @Size(max = 200) String unit, @Nullable LocalDate date) {

        static NewLetter.@Nullable Imprint asked(@Nullable Printed printed) {
            return printed == null ? null : new NewLetter.Imprint(printed.unit(), printed.date());
        }
    }

    record LetterDraft(
            @NotBlank @Size(max = 40) String kind,
            @Nullable UUID unit,
            @Nullable @Size(max = 500) List<@NotNull To> to,
            @Nullable Map<String, Object> fields,
            @Nullable @Size(max = 20) List<@NotNull UUID> files,
            @Nullable LocalDate replyBy,

            @Nullable @Pattern(regexp = "[a-z]+(-[a-z]+)*") @Size(max = 40) String matterKind,

            @Nullable UUID matter,
            @Nullable UUID supersedes,
            @Nullable UUID answers,
            @Nullable @Pattern(regexp = "zh|en") String language,
            @Nullable @Size(max = 500) List<@NotNull To> copies,
            @Nullable @Valid Printed imprint) {

        NewLetter asked() {
            return new NewLetter(
                    kind,
                    unit,
                    addressees(to),
                    fields == null ? Map.of() : fields,
                    files == null ? List.of() : files,
                    replyBy,
                    false,
                    matterKind,
                    matter,
                    supersedes,
                    answers,
                    language == null ? "zh" : language,
                    addressees(copies),
                    Printed.asked(imprint));
        }
    }

    record LetterChange(
            @Nullable @Size(max = 500) List<@NotNull To> to,
            @NotNull Map<String, Object> fields,
            @Nullable @Size(max = 20) List<@NotNull UUID> files,
            @Nullable LocalDate replyBy,
            @Nullable @Size(max = 500) List<@NotNull To> copies,
            @Nullable @Valid Printed imprint) {

        LetterContents.Change asked() {
            return new LetterContents.Change(
                    fields,
                    addressees(to),
                    files == null ? List.of() : files,
                    replyBy,
                    addressees(copies),
                    Printed.asked(imprint));
        }
    }

    static List<Addressee> addressees(@Nullable List<To> to) {
        return to == null
                ? List.of()
                : to.stream().map(one -> new Addressee(one.unit(), one.name())).toList();
    }

    @PostMapping
    @HandlesCases
    @ResponseStatus(HttpStatus.CREATED)
    Done draft(Actor actor, Command command, @RequestBody @Valid LetterDraft body) {
        return receipts.once(actor, command, body, () -> drafting.draft(actor, body.asked()));
    }

    @GetMapping("/{id}")
    @ReadsCases
    ResponseEntity<LetterView> get(Actor actor, @PathVariable UUID id) {
        LetterView view = queries.get(actor, id);
        return ResponseEntity.ok().eTag("\"" + view.letter().version() + "\"").body(view);
    }

    @PostMapping("/{id}/amend")
    @HandlesCases
    Done amend(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid LetterChange body) {
        return receipts.once(actor, command, body, () -> drafting.amend(actor, id, command.version(), body.asked()));
    }

    /** Begins the letter that will stand in this one's stead; answers that draft. */
    @PostMapping("/{id}/supersede")
    @HandlesCases
    @ResponseStatus(HttpStatus.CREATED)
    Done supersede(Actor actor, Command command, @PathVariable UUID id) {
        return receipts.once(actor, command, "", () -> drafting.supersede(actor, id, command.version()));
    }

    /** The file issued, always the same; of a draft, what it would look like. */
    @GetMapping("/{id}.pdf")
    @ReadsCases
    ResponseEntity<?> pdf(Actor actor, @PathVariable UUID id) {
        Letter l = queries.find(actor, id);
        return l.issued == null
                ? printed(l)
                : stored(l.issued.sha256(), Printing.fileName(l) + ".pdf", "application/pdf");
    }

    /** A working copy to write in, with the look of the file but not that file. */
    @GetMapping("/{id}.docx")
    @ReadsCases
    ResponseEntity<byte[]> docx(Actor actor, @PathVariable UUID id) {
        Letter l = queries.find(actor, id);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(DOCX))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(Printing.fileName(l) + ".docx", false))
                .cacheControl(CacheControl.noStore())
                .body(paper.docx(l));
    }

    private ResponseEntity<byte[]> printed(Letter l) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(Printing.fileName(l) + ".pdf", true))
                .cacheControl(CacheControl.noStore())
                .body(paper.pdf(l));
    }

    /** A file that goes with the letter or with a reply to it. */
    @GetMapping("/{id}/files/{sha256}")
    @ReadsCases
    ResponseEntity<Resource> file(Actor actor, @PathVariable UUID id, @PathVariable String sha256) {
        FileRef file = queries.file(actor, id, sha256);
        return stored(file.sha256(), file.name(), file.type());
    }

    ResponseEntity<Resource> stored(String sha256, String name, String type) {
        var resource = new FileSystemResource(files.path(Objects.requireNonNull(sha256)));
        if (!resource.exists()) {
            throw new Problem(PlatformProblem.NOT_FOUND);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(name, type.equals("application/pdf")))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                .eTag(sha256)
                .body(resource);
    }

    private static String disposition(String name, boolean shown) {
        return (shown ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
