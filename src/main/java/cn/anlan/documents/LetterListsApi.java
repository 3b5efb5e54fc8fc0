package cn.anlan.documents;

import cn.anlan.platform.Actor;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.ReadsCases;
import cn.anlan.platform.Zones;
import cn.anlan.spreadsheets.SheetDownload;
import cn.anlan.spreadsheets.SheetWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Lists of letters, and the same as Excel: what is seen is what is saved. */
@RestController
class LetterListsApi {

    private static final int MOST = 100_000;
    private static final List<String> ZH = List.of(
            "标题", "文种", "文号", "状态", "发文单位", "主送", "主送数", "拟稿人", "拟稿时间", "签发人", "印发时间", "答复期限", "是否逾期", "已签收", "应答复",
            "已答复", "已认可", "办结时间");
    private static final List<String> EN = List.of(
            "Title",
            "Kind",
            "Number",
            "State",
            "From",
            "To",
            "Addressees",
            "Drafted by",
            "Drafted",
            "Signed by",
            "Issued",
            "Reply by",
            "Late",
            "Received",
            "Replies due",
            "Replied",
            "Accepted",
            "Closed");
    private static final List<Integer> WIDTHS =
            List.of(44, 14, 26, 14, 22, 30, 8, 12, 17, 12, 17, 12, 8, 8, 8, 8, 8, 17);

    private final LetterRows rows;
    private final Clock clock;

    LetterListsApi(LetterRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @GetMapping("/api/letters")
    @ReadsCases
    CursorPage<LetterRow> list(
            Actor actor,
            @RequestParam(required = false) LetterList.@Nullable Box box,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable LetterState state,
            @RequestParam(required = false) @Nullable UUID matter,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable UUID batch,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return rows.page(actor, new LetterList.Wanted(box, kind, state, matter, unit, batch, q), cursor, limit);
    }

    @GetMapping("/api/letters.xlsx")
    @ReadsCases
    ResponseEntity<StreamingResponseBody> export(
            Actor actor,
            @RequestParam(required = false) LetterList.@Nullable Box box,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable LetterState state,
            @RequestParam(required = false) @Nullable UUID matter,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable UUID batch,
            @RequestParam(required = false) @Nullable String q,
            Locale locale) {
        var wanted = new LetterList.Wanted(box, kind, state, matter, unit, batch, q);
        boolean en = "en".equals(locale.getLanguage());
        StreamingResponseBody body = out -> {
            try (var sheet = new SheetWriter(out, en ? "Letters" : "公文", en ? EN : ZH, WIDTHS)) {
                String cursor = null;
                int written = 0;
                do {
                    var page = rows.page(actor, wanted, cursor, CursorPage.MOST);
                    page.items().forEach(row -> sheet.row(cells(row, locale, en)));
                    written += page.items().size();
                    cursor = page.next();
                } while (cursor != null && written < MOST);
            }
        };
        String name = (en ? "letters-" : "公文-") + LocalDate.ofInstant(clock.instant(), Zones.CHINA) + ".xlsx";
        return SheetDownload.of(name, body);
    }

    private static List<@Nullable Object> cells(LetterRow row, Locale locale, boolean en) {
        Instant issued = row.issuedAt();
        return Arrays.asList(
                row.title(),
                row.kindName().in(locale),
                row.number(),
                row.stateName().in(locale),
                row.unitName(),
                String.join(en ? ", " : "、", row.to())
                        + (row.toCount() > row.to().size() ? en ? " …" : "等" : ""),
                row.toCount(),
                row.draftedName(),
                row.draftedAt(),
                row.signedName(),
                issued,
                row.dueDay(),
                !row.late() ? "" : en ? "late" : "逾期",
                row.received(),
                row.repliesDue(),
                row.replied(),
                row.accepted(),
                row.closedAt());
    }
}
