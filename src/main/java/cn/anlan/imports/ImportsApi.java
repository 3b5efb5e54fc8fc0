package cn.anlan.imports;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Command;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import cn.anlan.platform.OverseesCases;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.ProblemTexts;
import cn.anlan.platform.Receipts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Imports of hazard ledgers: upload, columns, check, store. Each unit sees its own. */
@RestController
@RequestMapping("/api/hazards/imports")
class ImportsApi {

    private static final int LATEST = 50;

    private final Imports imports;
    private final ImportStore store;
    private final LedgerFiles files;
    private final Receipts receipts;
    private final ProblemTexts texts;

    ImportsApi(Imports imports, ImportStore store, LedgerFiles files, Receipts receipts, ProblemTexts texts) {
        this.imports = imports;
        this.store = store;
        this.files = files;
        this.receipts = receipts;
        this.texts = texts;
    }

    /** A field a column can mean; the required one must have a column. */
    record Field(LedgerField field, Bilingual label, boolean required) {}

    /** @param problem why it failed, in the reader's language */
    record ImportView(
            UUID id,
            long version,
            ImportState state,
            String name,
            long size,
            String uploadedBy,
            Instant uploadedAt,
            int total,
            int good,
            int bad,
            int known,
            int stored,
            boolean onlyGood,
            @Nullable String problem,
            List<LedgerImport.SheetGuess> sheets,
            LedgerImport.@Nullable Choices choices) {}

    record Views(List<ImportView> items) {}

    record Fields(List<Field> items) {}

    /** Something wrong in a row, in the reader's language; {@code column} as Excel names it. */
    record FaultView(
            String sheet,
            int row,
            @Nullable String column,
            @Nullable String title,
            String code,
            String message) {}

    record SheetWish(
            int sheet,
            int first,
            int last,
            @NotNull Map<LedgerField, @NotNull Integer> columns,
            @Nullable Integer year) {}

    record Wishes(
            @NotEmpty @Size(max = 200) List<@NotNull @Valid SheetWish> sheets,
            @Nullable Boolean rectifiedAreHistory) {}

    record Order(@Nullable Boolean onlyGood) {}

    @GetMapping("/fields")
    @OverseesCases
    Fields fields() {
        return new Fields(Arrays.stream(LedgerField.values())
                .map(field -> new Field(field, field.label(), field == LedgerField.TITLE))
                .toList());
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @OverseesCases
    @ResponseStatus(HttpStatus.CREATED)
    Done upload(Actor actor, Command command, @RequestParam MultipartFile file) throws IOException {
        UUID id = Ids.next();
        String name = LedgerFiles.shownName(Objects.requireNonNullElse(file.getOriginalFilename(), ""));
        String sha256;
        try (InputStream content = file.getInputStream()) {
            sha256 = files.keep(id, content);
        }
        Done done;
        try {
            done = receipts.once(
                    actor, command, List.of(name, sha256), () -> imports.keep(actor, id, name, file.getSize(), sha256));
        } catch (RuntimeException e) {
            files.drop(id);
            throw e;
        }
        if (!done.id().equals(id)) {
            // The same upload again: the first one is kept.
            files.drop(id);
        }
        return done;
    }

    @GetMapping
    @OverseesCases
    Views list(Actor actor, Locale locale) {
        return new Views(store.latest(Objects.requireNonNull(actor.unit()), LATEST).stream()
                .map(one -> view(one, locale))
                .toList());
    }

    @GetMapping("/{id}")
    @OverseesCases
    ImportView get(Actor actor, @PathVariable UUID id, Locale locale) {
        return view(imports.get(actor, id), locale);
    }

    /** A sheet read anew, with its header in the rows a person names; rows count from 1. */
    @GetMapping("/{id}/sheets/{sheet}")
    @OverseesCases
    LedgerImport.SheetGuess sheet(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable int sheet,
            @RequestParam int first,
            @RequestParam int last) {
        return imports.sheet(actor, id, sheet, first, last);
    }

    /** Sets the columns and starts the check. */
    @PutMapping("/{id}/mapping")
    @OverseesCases
    ImportView choose(Actor actor, @PathVariable UUID id, @RequestBody @Valid Wishes wishes, Locale locale) {
        imports.choose(
                actor,
                id,
                new LedgerImport.Choices(
                        wishes.sheets().stream()
                                .map(w -> new LedgerImport.SheetChoice(
                                        w.sheet(), w.first(), w.last(), w.columns(), w.year()))
                                .toList(),
                        Boolean.TRUE.equals(wishes.rectifiedAreHistory())));
        return get(actor, id, locale);
    }

    @PostMapping("/{id}/commit")
    @OverseesCases
    Done commit(Actor actor, Command command, @PathVariable UUID id, @RequestBody Order order) {
        return receipts.once(
                actor, command, order, () -> imports.commit(actor, id, Boolean.TRUE.equals(order.onlyGood())));
    }

    @GetMapping("/{id}/faults")
    @OverseesCases
    CursorPage<FaultView> faults(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Locale locale) {
        LedgerImport one = imports.get(actor, id);
        int most = CursorPage.limit(limit);
        var page = CursorPage.of(store.faults(id, after(cursor), most + 1), most, f -> String.valueOf(f.seq()));
        return new CursorPage<>(
                page.items().stream().map(f -> fault(one, f.fault(), locale)).toList(), page.next());
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

    private ImportView view(LedgerImport one, Locale locale) {
        return new ImportView(
                one.id(),
                one.version(),
                one.state(),
                one.name(),
                one.size(),
                one.actor().name(),
                one.uploadedAt(),
                one.total(),
                one.good(),
                one.bad(),
                one.known(),
                one.stored(),
                one.onlyGood(),
                one.problem() == null ? null : words(one, one.problem(), locale),
                one.sheets(),
                one.choices());
    }

    private String words(LedgerImport one, String problem, Locale locale) {
        String module = problem.substring(0, problem.indexOf('/'));
        String code = problem.substring(problem.indexOf('/') + 1);
        String words = texts.text(module, code + ".detail", locale, one.name());
        return words == null ? problem : words;
    }

    private FaultView fault(LedgerImport one, LedgerRow.Fault fault, Locale locale) {
        var sheet = one.sheets().stream()
                .filter(s -> s.sheet() == fault.sheet())
                .findFirst()
                .orElse(null);
        Integer column = fault.column();
        String title =
                sheet == null || column == null || column >= sheet.titles().size()
                        ? null
                        : sheet.titles().get(column);
        return new FaultView(
                sheet == null ? "" : sheet.name(),
                fault.row(),
                column == null ? null : letters(column),
                title,
                fault.code(),
                message(texts, fault, locale));
    }

    static String message(ProblemTexts texts, LedgerRow.Fault fault, Locale locale) {
        String words = texts.text(
                "imports", "row." + fault.code(), locale, fault.args().toArray());
        return words == null ? fault.code() : words;
    }

    /** A column as Excel names it: A, B, … Z, AA. */
    static String letters(int column) {
        return column < 26
                ? String.valueOf((char) ('A' + column))
                : letters(column / 26 - 1) + (char) ('A' + column % 26);
    }
}
