package cn.anlan.archive;

import cn.anlan.evidence.Evidence;
import cn.anlan.papers.Printer;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.Command;
import cn.anlan.platform.Done;
import cn.anlan.platform.Receipts;
import cn.anlan.platform.Role;
import cn.anlan.records.NewRecord;
import cn.anlan.records.Particulars;
import cn.anlan.records.Records;
import cn.anlan.spreadsheets.SheetDownload;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The analysis pack, and the record that it was analysed (WX-2.1b). */
@RestController
class SituationApi {

    private final Situations situations;
    private final Printer printer;
    private final Evidence evidence;
    private final Records records;
    private final Receipts receipts;
    private final Clock clock;

    SituationApi(
            Situations situations,
            Printer printer,
            Evidence evidence,
            Records records,
            Receipts receipts,
            Clock clock) {
        this.situations = situations;
        this.printer = printer;
        this.evidence = evidence;
        this.records = records;
        this.receipts = receipts;
        this.clock = clock;
    }

    /** @param conclusions what the head concludes from the pack */
    record Conclusions(
            @Nullable String period,
            @NotBlank @Size(max = 20_000) String conclusions) {}

    /** The pack of a unit, the actor's own unless named, and a period, the present month unless named. */
    @GetMapping("/api/situation")
    @ReadsArchives
    SituationView situation(
            Actor actor,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable String period) {
        return situations.of(actor, unit, period);
    }

    @GetMapping("/api/situation.pdf")
    @ReadsArchives
    ResponseEntity<byte[]> pdf(
            Actor actor,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable String period,
            Locale locale) {
        var paper = new SituationPaper(situations.of(actor, unit, period), locale);
        return Downloads.pdf(paper.title(), printer.pdf(paper.paper()));
    }

    @GetMapping("/api/situation.xlsx")
    @ReadsArchives
    ResponseEntity<StreamingResponseBody> sheet(
            Actor actor,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable String period,
            Locale locale) {
        var paper = new SituationPaper(situations.of(actor, unit, period), locale);
        return SheetDownload.of(paper.title() + ".xlsx", paper::sheet);
    }

    /** Records that the head analysed the situation of the own unit: the pack as it stands is attached, and every duty it meets is met. */
    @PostMapping("/api/situation/records")
    @Allowed(Role.PRINCIPAL)
    @ResponseStatus(HttpStatus.CREATED)
    Done record(Actor actor, Command command, @RequestBody @Valid Conclusions said, Locale locale) {
        return receipts.once(actor, command, said, () -> {
            var paper = new SituationPaper(situations.of(actor, null, said.period()), locale);
            UUID file = evidence.keep(actor, paper.title() + ".pdf", printer.pdf(paper.paper()));
            Done draft = records.draft(
                    actor,
                    new NewRecord(
                            new Particulars.Analysis(said.conclusions()),
                            paper.title(),
                            actor.post(),
                            clock.instant(),
                            null,
                            null,
                            List.of(file)));
            return records.file(actor, draft.id(), draft.version(), null);
        });
    }
}
