package cn.anlan.inspections;

import cn.anlan.evidence.Evidence;
import cn.anlan.ledger.EvidenceFiles;
import cn.anlan.papers.OfficialPrinter;
import cn.anlan.platform.Actor;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.tourplans.TourPlans;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Drafts the report of a tour from what the group recorded, prints it, and keeps the printed one when it is filed. */
@Component
class ReportPapers {

    private final TourStore store;
    private final WorkStore work;
    private final TourReach reach;
    private final TourPlans plans;
    private final OfficialPrinter printer;
    private final Evidence evidence;
    private final EvidenceFiles files;

    ReportPapers(
            TourStore store,
            WorkStore work,
            TourReach reach,
            TourPlans plans,
            OfficialPrinter printer,
            Evidence evidence,
            EvidenceFiles files) {
        this.store = store;
        this.work = work;
        this.reach = reach;
        this.plans = plans;
        this.printer = printer;
        this.evidence = evidence;
        this.files = files;
    }

    /** Texts for a leader to edit. */
    record Draft(String title, String problems, String recommendations) {}

    /**
     * For whom the tour's records are: those who make it and those who send it.
     *
     * @throws Problem 404 for others
     */
    @Transactional(readOnly = true)
    ReportPaper of(Actor actor, UUID id) {
        return paper(store.find(id)
                .filter(tour -> reach.readsAll(actor, tour))
                .orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND)));
    }

    /** What the facts propose; whatever has been filed already doesn't count. */
    Draft draft(Actor actor, UUID id) {
        ReportPaper paper = of(actor, id);
        return new Draft(
                paper.title(),
                ReportDraft.problems(paper.findings(), paper.unexamined()),
                ReportDraft.recommendations(paper.tour().unitName(), paper.findings()));
    }

    /** The file that was kept when it was filed; before that, the draft. */
    byte[] pdf(ReportPaper paper) {
        Progress.Report filed = paper.tour().progress().report();
        if (filed == null || filed.paper() == null) {
            return printer.pdf(paper.paper());
        }
        try {
            return Files.readAllBytes(files.path(filed.paper()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] docx(ReportPaper paper) {
        return printer.docx(paper.paper());
    }

    /** Keeps the report as it is filed, as a file of whoever files it; its SHA-256. */
    String file(Actor by, Tour filed) {
        ReportPaper paper = paper(filed);
        UUID kept = evidence.keep(by, paper.title() + ".pdf", printer.pdf(paper.paper()));
        return evidence.require(by, List.of(kept)).getFirst().sha256();
    }

    private ReportPaper paper(Tour tour) {
        return new ReportPaper(
                tour,
                tour.isLight() ? null : plans.get(tour.id()).tour(),
                reach.team(tour).orElse(null),
                work.findings(tour.id()),
                work.unexamined(tour.id()),
                work.visits(tour.id()),
                work.log(tour.id()));
    }
}
