package cn.anlan.archive;

import cn.anlan.documents.Addressee;
import cn.anlan.documents.Letters;
import cn.anlan.documents.NewLetter;
import cn.anlan.papers.Printer;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Command;
import cn.anlan.platform.Done;
import cn.anlan.platform.OverseesCases;
import cn.anlan.platform.ReadsCases;
import cn.anlan.platform.Receipts;
import cn.anlan.platform.Scope;
import cn.anlan.records.NewRecord;
import cn.anlan.records.Particulars;
import cn.anlan.records.Records;
import cn.anlan.seals.Archives;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Duty archives: to look at, on paper, and as an archive that verifies; and the papers drafted from one's own. */
@RestController
class ArchiveApi {

    private final DutyArchives archives;
    private final Archives exports;
    private final Printer printer;
    private final Letters letters;
    private final Records records;
    private final Receipts receipts;
    private final Clock clock;

    ArchiveApi(
            DutyArchives archives,
            Archives exports,
            Printer printer,
            Letters letters,
            Records records,
            Receipts receipts,
            Clock clock) {
        this.archives = archives;
        this.exports = exports;
        this.printer = printer;
        this.letters = letters;
        this.records = records;
        this.receipts = receipts;
        this.clock = clock;
    }

    /**
     * A statement or report as its giver wants it.
     *
     * @param to whom it is given
     */
    record Given(
            Statement.@NotNull Kind kind,
            @NotBlank @Size(max = 10) String period,
            @NotBlank @Size(max = 300) String title,
            @Nullable @Size(max = 200) String to,
            @NotBlank @Size(max = 20_000) String text) {}

    /** Addresses name the kinds in small letters. */
    @Component
    static final class KindNames implements Converter<String, Statement.Kind> {

        @Override
        public Statement.Kind convert(String name) {
            return Statement.Kind.valueOf(name.strip().toUpperCase(Locale.ROOT));
        }
    }

    /** The archive of a person, of oneself unless named, for a period, this year unless named. */
    @GetMapping("/api/archive")
    @ReadsCases
    ArchiveView archive(
            Actor actor,
            @RequestParam(required = false) @Nullable UUID person,
            @RequestParam(required = false) @Nullable String period) {
        return archives.of(actor, person, period);
    }

    /** The same as a report for appraisal. */
    @GetMapping("/api/archive.pdf")
    @ReadsCases
    ResponseEntity<byte[]> pdf(
            Actor actor,
            @RequestParam(required = false) @Nullable UUID person,
            @RequestParam(required = false) @Nullable String period,
            Locale locale) {
        var paper = new ArchivePaper(archives.of(actor, person, period), locale);
        return Downloads.pdf(paper.title(), printer.pdf(paper.paper()));
    }

    /** Every act behind it with proofs, files and the program that verifies them without the product. */
    @GetMapping("/api/archive.zip")
    @ReadsCases
    ResponseEntity<StreamingResponseBody> export(
            Actor actor,
            @RequestParam(required = false) @Nullable UUID person,
            @RequestParam(required = false) @Nullable String period,
            Locale locale) {
        ArchiveView view = archives.of(actor, person, period);
        String title = new ArchivePaper(view, locale).title();
        List<UUID> subjects = archives.subjects(view);
        Scope scope = DutyArchives.scope(actor, view.person());
        exports.prepare(title, subjects, actor, scope);
        return Downloads.zip(title, out -> exports.write(title, subjects, actor, scope, out));
    }

    /** A statement or report on one's own work, drafted from one's archive; nothing is kept of it until it is filed. */
    @GetMapping("/api/archive/statement")
    @OverseesCases
    Statement draft(
            Actor actor,
            @RequestParam Statement.Kind kind,
            @RequestParam(required = false) @Nullable String period,
            Locale locale) {
        return Statement.draft(kind, archives.of(actor, null, period), locale);
    }

    /** Files it as the person wants it: signed by them as a document of its own, which is attached to a record in their archive. */
    @PostMapping("/api/archive/statements")
    @OverseesCases
    @ResponseStatus(HttpStatus.CREATED)
    Done give(Actor actor, Command command, @RequestBody @Valid Given given, Locale locale) {
        return receipts.once(actor, command, given, () -> {
            UUID file = java.util.Objects.requireNonNull(
                    letters.issue(actor, letter(given, locale)).file());
            Done draft = records.draft(
                    actor,
                    new NewRecord(
                            new Particulars.Report(given.to(), given.text()),
                            given.title(),
                            actor.post(),
                            clock.instant(),
                            null,
                            null,
                            List.of(file)));
            return records.file(actor, draft.id(), draft.version(), null);
        });
    }

    private static NewLetter letter(Given given, Locale language) {
        String to = given.to() == null ? "" : given.to().strip();
        return new NewLetter(
                given.kind() == Statement.Kind.STATEMENT ? "duty-statement" : "duty-report",
                null,
                to.isEmpty() ? List.of() : List.of(Addressee.named(to)),
                Map.of(
                        "heading",
                        given.title().strip().replaceAll("\\s+", " "),
                        "period",
                        given.period(),
                        "words",
                        given.text()),
                List.of(),
                null,
                true,
                null,
                null,
                null,
                null,
                "en".equals(language.getLanguage()) ? "en" : "zh");
    }
}
