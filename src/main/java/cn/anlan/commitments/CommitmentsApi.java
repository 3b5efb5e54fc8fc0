package cn.anlan.commitments;

import static cn.anlan.platform.Role.AUDITOR;
import static cn.anlan.platform.Role.COMMITTEE_OFFICE;
import static cn.anlan.platform.Role.DEPARTMENT;
import static cn.anlan.platform.Role.INSPECTOR;
import static cn.anlan.platform.Role.PRINCIPAL;
import static cn.anlan.platform.Role.SUPERVISOR;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.CursorPage;
import cn.anlan.spreadsheets.SheetDownload;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Who has committed themselves in a year: coverage, town by town, and the list behind it. */
@RestController
class CommitmentsApi {

    private final CommitmentQueries queries;

    CommitmentsApi(CommitmentQueries queries) {
        this.queries = queries;
    }

    /** Coverage in per cent, the towns and parks below, and the rounds. */
    @GetMapping("/api/commitments")
    @Allowed({PRINCIPAL, COMMITTEE_OFFICE, SUPERVISOR, INSPECTOR, DEPARTMENT, AUDITOR})
    Overview overview(Actor actor, @RequestParam(required = false) @Nullable Integer year) {
        return queries.overview(actor, year);
    }

    /** The enterprises by area code; those whose commitment is missing unless asked otherwise. */
    @GetMapping("/api/commitments/enterprises")
    @Allowed({PRINCIPAL, COMMITTEE_OFFICE, SUPERVISOR, INSPECTOR, DEPARTMENT, AUDITOR})
    CursorPage<Overview.Row> enterprises(
            Actor actor,
            @ModelAttribute CommitmentQueries.Wanted wanted,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return queries.list(actor, wanted, cursor, limit);
    }

    /** The list as seen, as Excel. */
    @GetMapping("/api/commitments/enterprises.xlsx")
    @Allowed({PRINCIPAL, COMMITTEE_OFFICE, SUPERVISOR, INSPECTOR, DEPARTMENT, AUDITOR})
    ResponseEntity<StreamingResponseBody> sheet(
            Actor actor, @ModelAttribute CommitmentQueries.Wanted wanted, Locale locale) {
        boolean en = "en".equals(locale.getLanguage());
        List<Overview.Row> rows = queries.all(actor, wanted);
        return SheetDownload.of(en ? "commitments.xlsx" : "责任承诺.xlsx", out -> CommitmentSheet.write(out, rows, en));
    }
}
