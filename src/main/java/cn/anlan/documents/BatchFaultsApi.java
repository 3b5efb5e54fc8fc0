package cn.anlan.documents;

import cn.anlan.letterkinds.LetterKind;
import cn.anlan.letterkinds.LetterKinds;
import cn.anlan.platform.Actor;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.OverseesCases;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.ProblemTexts;
import cn.anlan.spreadsheets.SheetDownload;
import cn.anlan.spreadsheets.SheetWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The tables of batches: the empty one to fill in, and what became no letter, row by row, to be corrected and sent again. */
@RestController
@RequestMapping("/api/letter-batches")
class BatchFaultsApi {

    private final Batches batches;
    private final BatchStore store;
    private final LetterDrafting drafting;
    private final LetterKinds kinds;
    private final ProblemTexts texts;

    BatchFaultsApi(Batches batches, BatchStore store, LetterDrafting drafting, LetterKinds kinds, ProblemTexts texts) {
        this.batches = batches;
        this.store = store;
        this.drafting = drafting;
        this.kinds = kinds;
        this.texts = texts;
    }

    /** One thing wrong with a row, in the reader's language. */
    record RowFault(
            int no,
            @Nullable String sheet,
            @Nullable Integer line,
            String addressee,
            @Nullable String column,
            @Nullable String title,
            String why) {}

    @GetMapping("/{id}/faults")
    @OverseesCases
    CursorPage<RowFault> faults(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Locale locale) {
        batches.get(actor, id);
        int most = CursorPage.limit(limit);
        var page = CursorPage.of(store.faults(id, after(cursor), most + 1), most, row -> String.valueOf(row.no()));
        return new CursorPage<>(
                page.items().stream()
                        .flatMap(row -> faults(row, locale).stream())
                        .toList(),
                page.next());
    }

    /** The rows that became no letter, with why, to be corrected and sent again. */
    @GetMapping("/{id}/faults.xlsx")
    @OverseesCases
    ResponseEntity<StreamingResponseBody> faultsSheet(Actor actor, @PathVariable UUID id, Locale locale) {
        Batch batch = batches.get(actor, id);
        LetterKind kind = kinds.get(batch.kindId()).kind();
        boolean en = "en".equals(locale.getLanguage());
        var titles = titles(kind, en);
        titles.addAll(en ? List.of("Sheet", "Row", "Why") : List.of("工作表", "行号", "原因"));
        return SheetDownload.of(
                (en ? "not-made-" : "未办成-") + batch.name().replaceFirst("\\.xlsx$", "") + ".xlsx", out -> {
                    try (var sheet = new SheetWriter(
                            out,
                            en ? "Not made" : "未办成",
                            titles,
                            titles.stream().map(title -> 24).toList())) {
                        int after = 0;
                        List<Batch.Row> rows = store.faults(id, after, CursorPage.MOST);
                        while (!rows.isEmpty()) {
                            rows.forEach(row -> sheet.row(cells(row, kind, locale)));
                            after = rows.getLast().no();
                            rows = store.faults(id, after, CursorPage.MOST);
                        }
                    }
                });
    }

    /** An empty table with the columns that a kind has. */
    @GetMapping("/template.xlsx")
    @OverseesCases
    ResponseEntity<StreamingResponseBody> template(Actor actor, @RequestParam String kind, Locale locale) {
        LetterKind chosen = kinds.of(drafting.sender(actor, null), kind).kind();
        boolean en = "en".equals(locale.getLanguage());
        var titles = titles(chosen, en);
        return SheetDownload.of(
                (en ? chosen.name().en() : chosen.name().zh()) + ".xlsx",
                out -> new SheetWriter(
                                out,
                                en ? "Letters" : "名单",
                                titles,
                                titles.stream().map(title -> 24).toList())
                        .close());
    }

    private static List<LetterKind.Field> fields(LetterKind kind) {
        return kind.fields().stream()
                .filter(field -> field.type() != LetterKind.Type.TABLE)
                .toList();
    }

    /** As {@link BatchSheet} knows them, so that the table can be sent again. */
    private static List<String> titles(LetterKind kind, boolean en) {
        var titles = new ArrayList<>(List.of(en ? "To" : "主送单位"));
        if (kind.parties()) {
            titles.add(en ? "Party" : "其他主送对象");
        }
        fields(kind)
                .forEach(field ->
                        titles.add(en ? field.label().en() : field.label().zh()));
        return titles;
    }

    private List<@Nullable Object> cells(Batch.Row row, LetterKind kind, Locale locale) {
        var cells = new ArrayList<@Nullable Object>();
        boolean party = kind.parties() && row.unit() == null && !meantUnit(row);
        cells.add(party ? null : row.name());
        if (kind.parties()) {
            cells.add(party ? row.name() : null);
        }
        fields(kind).forEach(field -> cells.add(shown(row.fields().get(field.key()))));
        cells.add(row.sheet());
        cells.add(row.line());
        cells.add(String.join(
                "\n",
                faults(row, locale).stream()
                        .map(fault -> (fault.column() == null ? "" : fault.column() + " ")
                                + (fault.title() == null ? "" : fault.title() + " ")
                                + fault.why())
                        .toList()));
        return cells;
    }

    private static boolean meantUnit(Batch.Row row) {
        return row.faults().stream().anyMatch(fault -> BatchSheet.OF_UNIT.contains(fault.key()));
    }

    private static @Nullable String shown(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case List<?> list ->
                String.join(
                        "\n",
                        list.stream()
                                .map(one -> one instanceof Map<?, ?> item
                                        ? String.valueOf(item.get("text"))
                                        : String.valueOf(one))
                                .toList());
            default -> value.toString();
        };
    }

    private List<RowFault> faults(Batch.Row row, Locale locale) {
        return row.faults().stream()
                .map(fault -> {
                    String words = texts.text(
                            fault.module(), fault.key(), locale, fault.args().toArray());
                    return new RowFault(
                            row.no(),
                            row.sheet(),
                            row.line(),
                            row.name(),
                            fault.column(),
                            fault.title(),
                            words == null ? fault.key() : words);
                })
                .toList();
    }

    private static int after(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return 0;
        }
        if (!cursor.matches("\\d{1,9}")) {
            throw new Problem(PlatformProblem.BAD_CURSOR);
        }
        return Integer.parseInt(cursor);
    }
}
