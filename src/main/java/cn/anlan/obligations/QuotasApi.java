package cn.anlan.obligations;

import cn.anlan.platform.Actor;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.ReadsCases;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a post owes in a period by its recurring duties: quota, done, and by whom. */
@RestController
@RequestMapping("/api/quotas")
class QuotasApi {

    private final Quotas quotas;
    private final DutyScores scores;

    QuotasApi(Quotas quotas, DutyScores scores) {
        this.quotas = quotas;
        this.scores = scores;
    }

    record Sheet(List<Quotas.Line> items) {}

    record Standing(List<DutyScores.Score> items) {}

    /** The units in one's area by last night's evaluation, lowest score first. */
    @GetMapping("/scores")
    @ReadsCases
    Standing scores(Actor actor, @RequestParam(required = false) @Nullable Integer limit) {
        return new Standing(scores.lowest(actor.scope(), CursorPage.limit(limit)));
    }

    /** @param period such as {@code 2026Q2}, {@code 2026-04} or {@code 2026}; those that hold today if left out */
    @GetMapping
    @ReadsCases
    Sheet of(Actor actor, @RequestParam UUID post, @RequestParam(required = false) @Nullable String period) {
        return new Sheet(quotas.of(actor, post, period));
    }
}
