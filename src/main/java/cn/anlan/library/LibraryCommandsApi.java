package cn.anlan.library;

import static cn.anlan.platform.Role.ADMINISTRATOR;
import static cn.anlan.platform.Role.COMMITTEE_OFFICE;

import cn.anlan.evidence.Evidence;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.Command;
import cn.anlan.platform.Done;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Receipts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** What committee offices do to the library for their places, and the administrator for all. */
@RestController
@RequestMapping("/api/library")
class LibraryCommandsApi {

    private final RuleBooks books;
    private final Evidence evidence;
    private final Receipts receipts;

    LibraryCommandsApi(RuleBooks books, Evidence evidence, Receipts receipts) {
        this.books = books;
        this.evidence = evidence;
        this.receipts = receipts;
    }

    /**
     * @param from first day in force
     * @param to last day, null for without end
     * @param text cut into articles as the preview shows
     * @param source the file it was taken from
     */
    record Put(
            @NotBlank @Size(max = 300) String title,
            @Nullable @Size(max = 100) String number,
            @NotBlank @Size(max = 200) String issuer,
            @NotNull LocalDate from,
            @Nullable LocalDate to,
            @NotBlank String text,
            @Nullable UUID source) {

        RuleBooks.NewEdition edition() {
            return new RuleBooks.NewEdition(
                    title.strip(), number == null ? "" : number.strip(), issuer.strip(), from, to, text, source);
        }
    }

    /** @param unit who keeps it; without one the own place, or from the administrator the whole country */
    record Enter(
            @NotNull RuleKind kind,
            @Nullable UUID unit,
            @NotNull @Valid Put edition) {}

    /** @param on from which day, today unless said */
    record Withdraw(
            @NotBlank @Size(max = 2000) String reason,
            @Nullable LocalDate on) {}

    record Text(@NotBlank String text) {}

    /**
     * What a file holds.
     *
     * @param text empty if it can't be read from such a file
     * @param numberedByItself some paragraphs have numbers that the word processor makes: they aren't in the text
     * @param source the file as evidence, null for plain text, which is kept as it is
     */
    record Uploaded(
            String text, boolean numberedByItself, @Nullable UUID source) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed({COMMITTEE_OFFICE, ADMINISTRATOR})
    Done enter(Actor actor, Command command, @RequestBody @Valid Enter body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> books.enter(
                        actor, body.kind(), body.unit(), body.edition().edition()));
    }

    @PostMapping("/{id}/editions")
    @Allowed({COMMITTEE_OFFICE, ADMINISTRATOR})
    Done supersede(Actor actor, Command command, @PathVariable String id, @RequestBody @Valid Put body) {
        UUID book = kept(id);
        return receipts.once(
                actor, command, body, () -> books.supersede(actor, book, command.version(), body.edition()));
    }

    @PostMapping("/{id}/withdraw")
    @Allowed({COMMITTEE_OFFICE, ADMINISTRATOR})
    Done withdraw(Actor actor, Command command, @PathVariable String id, @RequestBody @Valid Withdraw body) {
        UUID book = kept(id);
        LocalDate on = body.on() == null ? books.today() : body.on();
        return receipts.once(
                actor,
                command,
                body,
                () -> books.withdraw(
                        actor, book, command.version(), on, body.reason().strip()));
    }

    /** Which articles a text would be cut into; stores nothing. */
    @PostMapping("/preview")
    @Allowed({COMMITTEE_OFFICE, ADMINISTRATOR})
    ArticleReader.Reading preview(@RequestBody @Valid Text body) {
        return ArticleReader.read(body.text());
    }

    /** The text of a .docx or plain text file; Word and PDF files are kept as evidence of what the text was taken from. */
    @PostMapping(path = "/sources", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Allowed({COMMITTEE_OFFICE, ADMINISTRATOR})
    Uploaded upload(Actor actor, @RequestParam MultipartFile file) throws IOException {
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        byte[] content = file.getBytes();
        String head = new String(content, 0, Math.min(5, content.length), StandardCharsets.ISO_8859_1);
        if (head.startsWith("%PDF-")) {
            return new Uploaded("", false, evidence.keep(actor, name, content));
        }
        SourceText.Found found = SourceText.of(name, content);
        UUID kept = head.startsWith("PK") ? evidence.keep(actor, name, content) : null;
        return new Uploaded(found.words(), found.numberedByItself(), kept);
    }

    private static UUID kept(String id) {
        if (!Library.isId(id)) {
            throw new Problem(LibraryProblem.KEPT_AS_REGIME, id);
        }
        return UUID.fromString(id);
    }
}
