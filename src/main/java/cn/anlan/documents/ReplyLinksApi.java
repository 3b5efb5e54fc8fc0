package cn.anlan.documents;

import cn.anlan.evidence.Evidence;
import cn.anlan.letterkinds.LetterKind;
import cn.anlan.obligations.EvidenceDemand;
import cn.anlan.organization.UnitQueries;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Command;
import cn.anlan.platform.Done;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Receipts;
import cn.anlan.platform.Zones;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** A letter as whoever holds a one-time link reads and answers it, without an account. */
@RestController
class ReplyLinksApi {

    private static final int MOST_FILES = 10;
    private static final String LINK = "/api/reply-links/{secret}";

    private final OpenLinks links;
    private final LettersApi letters;
    private final LetterQueries queries;
    private final DeliveryStore deliveries;
    private final UnitQueries units;
    private final Evidence evidence;
    private final Receipts receipts;

    ReplyLinksApi(
            OpenLinks links,
            LettersApi letters,
            LetterQueries queries,
            DeliveryStore deliveries,
            UnitQueries units,
            Evidence evidence,
            Receipts receipts) {
        this.links = links;
        this.letters = letters;
        this.queries = queries;
        this.deliveries = deliveries;
        this.units = units;
        this.evidence = evidence;
        this.receipts = receipts;
    }

    /**
     * What the holder of a link sees: one letter, and what they may do about it.
     *
     * @param addressees whom it goes to
     * @param copies who gets it for information
     * @param copy whether they are one of these: nothing is expected of them
     * @param reminders how often the sender has reminded them
     * @param proof what files the reply must come with
     */
    record LinkedLetter(
            String to,
            String from,
            Bilingual kindName,
            String language,
            String title,
            @Nullable String number,
            @Nullable Instant issuedAt,
            LetterView.Text text,
            List<String> addressees,
            List<String> copies,
            NewLetter.@Nullable Imprint imprint,
            boolean copy,
            List<FileRef> files,
            @Nullable LocalDate dueDay,
            boolean late,
            int reminders,
            boolean received,
            boolean mayReceive,
            boolean mayReply,
            List<Bilingual> proof,
            Instant expiresAt,
            List<EarlierReply> replies) {}

    /** A reply given by an earlier link, and what became of it. */
    record EarlierReply(
            String words,
            Instant givenAt,
            String state,
            @Nullable String opinion) {}

    record LinkReply(
            @NotBlank @Size(max = 8000) String words,
            @Nullable @Size(max = MOST_FILES) List<@NotNull UUID> files) {}

    @GetMapping(LINK)
    @Allowed(anyone = true)
    LinkedLetter open(@PathVariable String secret) {
        OpenLinks.Open open = links.open(secret);
        Letter l = open.letter();
        Delivery d = open.delivery();
        return new LinkedLetter(
                d.name(),
                units.get(l.root.unit()).name(),
                l.kind().name(),
                l.root.language(),
                l.content.title(),
                l.issued == null ? null : l.issued.number(),
                l.issued == null ? null : l.issued.at(),
                queries.text(l),
                l.content.to().stream().map(Letter.To::name).toList(),
                l.content.copies().stream().map(Letter.To::name).toList(),
                l.content.imprint(),
                d.copy(),
                l.content.files(),
                d.due() == null ? null : LocalDate.ofInstant(d.due().minusNanos(1), Zones.CHINA),
                queries.isLate(d),
                d.reminders(),
                d.receivedAt() != null,
                open.mayReceive(),
                open.mayReply(),
                proof(l.kind().reply()),
                open.link().expiresAt(),
                deliveries.replies(List.of(d.id())).stream()
                        .map(r -> new EarlierReply(r.words(), r.givenAt(), r.state(), r.opinion()))
                        .toList());
    }

    private static List<Bilingual> proof(LetterKind.@Nullable Reply reply) {
        return reply == null
                ? List.of()
                : reply.evidence().stream().map(EvidenceDemand::label).toList();
    }

    @GetMapping(LINK + "/letter.pdf")
    @Allowed(anyone = true)
    ResponseEntity<Resource> pdf(@PathVariable String secret) {
        Letter l = links.open(secret).letter();
        return letters.stored(
                Objects.requireNonNull(l.issued).sha256(), Printing.fileName(l) + ".pdf", "application/pdf");
    }

    @GetMapping(LINK + "/files/{sha256}")
    @Allowed(anyone = true)
    ResponseEntity<Resource> file(@PathVariable String secret, @PathVariable String sha256) {
        return links.open(secret).letter().content.files().stream()
                .filter(file -> file.sha256().equals(sha256))
                .findFirst()
                .map(file -> letters.stored(file.sha256(), file.name(), file.type()))
                .orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
    }

    @PostMapping(LINK + "/receipt")
    @Allowed(anyone = true)
    Done receive(Command command, @PathVariable String secret) {
        return receipts.once(links.holder(secret), command, "", () -> links.receive(secret));
    }

    /** Takes in a file to be named in the reply. */
    @PostMapping(path = LINK + "/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Allowed(anyone = true)
    @ResponseStatus(HttpStatus.CREATED)
    FileRef upload(@PathVariable String secret, @RequestParam MultipartFile file) throws IOException {
        OpenLinks.Open open = links.upload(secret, MOST_FILES);
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "file");
        UUID kept = evidence.keep(open.holder(), name, file.getBytes());
        return FileRef.of(evidence.require(open.holder(), List.of(kept)).getFirst());
    }

    @PostMapping(LINK + "/replies")
    @Allowed(anyone = true)
    Done reply(Command command, @PathVariable String secret, @RequestBody @Valid LinkReply body) {
        List<UUID> files = body.files() == null ? List.of() : body.files();
        return receipts.once(
                links.holder(secret),
                command,
                body,
                () -> links.reply(secret, body.words().strip(), files));
    }
}
