package cn.anlan.inspections;

import cn.anlan.evidence.EvidenceView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.ReadsCases;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the pages show around tours: a year's figures and a tour's files. */
@RestController
@RequestMapping("/api/tours")
class OverviewApi {

    private final TourOverview overview;
    private final TourFiles files;

    OverviewApi(TourOverview overview, TourFiles files) {
        this.overview = overview;
        this.files = files;
    }

    /** The tours of a year whose senders the caller sees; this year if none is named. */
    @GetMapping("/overview")
    @ReadsCases
    TourOverview.Year year(Actor actor, @RequestParam(required = false) @Nullable Integer year) {
        return overview.of(actor, year);
    }

    @GetMapping("/{id}/files")
    @ReadsCases
    CursorPage<EvidenceView> files(Actor actor, @PathVariable UUID id) {
        return new CursorPage<>(files.of(actor, id), null);
    }
}
