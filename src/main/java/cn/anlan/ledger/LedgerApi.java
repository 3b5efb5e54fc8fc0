package cn.anlan.ledger;

import cn.anlan.ledger.ActSearch.FoundAct;
import cn.anlan.ledger.ActSearch.Wanted;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.Cursor;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.ReadsCases;
import cn.anlan.platform.Role;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Acts for auditors, and single ones for whoever may see them. */
@RestController
class LedgerApi {

    private final ActSearch search;

    LedgerApi(ActSearch search) {
        this.search = search;
    }

    @GetMapping("/api/acts")
    @Allowed(Role.AUDITOR)
    CursorPage<FoundAct> acts(
            Actor actor,
            @RequestParam @Nullable String subjectKind,
            @RequestParam @Nullable UUID subject,
            @RequestParam @Nullable UUID person,
            @RequestParam @Nullable UUID unit,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit) {
        return search.find(
                actor.scope(),
                new Wanted(subjectKind, subject, person, unit, from, to),
                Cursor.parse(cursor, 1),
                CursorPage.limit(limit));
    }

    @GetMapping("/api/acts/{id}")
    @ReadsCases
    FoundAct act(Actor actor, @PathVariable UUID id) {
        return search.get(actor.scope(), id).orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
    }
}
