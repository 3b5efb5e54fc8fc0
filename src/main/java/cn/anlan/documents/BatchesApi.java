package cn.anlan.documents;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Command;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.Done;
import cn.anlan.platform.JsonText;
import cn.anlan.platform.OverseesCases;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.ProblemTexts;
import cn.anlan.platform.Receipts;
import cn.anlan.spreadsheets.SheetWriter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Many letters at once: from a list of units or a table, with progress, and with what went wrong row by row. */
@RestController
@RequestMapping("/api/letter-batches")
class BatchesApi {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final int LATEST = 50;

    private final Batches batches;
    private final BatchStore store;
    private final LetterReach reach;
    private final LetterDrafting drafting;
    private final Kinds kinds;
    private final Receipts receipts;
    private final ProblemTexts texts;
    private final JsonText json;

    BatchesApi(
            Batches batches,
            BatchStore store,
            LetterReach reach,
            LetterDrafting drafting,
            Kinds kinds,
            Receipts receipts,
            ProblemTexts texts,
            JsonText json) {
        this.batches = batches;
        this.store = store;
        this.reach = reach;
        this.drafting = drafting;
        this.kinds = kinds;
        this.receipts = receipts;
        this.texts = texts;
        this.json = json;
    }

    /** @param issue whether they are signed and issued too, not only drafted */
    record NewBatch(
            @NotBlank @Size(max = 40) String kind,
            @Nullable UUID unit,
            @Nullable Boolean issue,
            @NotEmpty @Size(max = Batches.MOST) List<LettersApi.@NotNull To> to,
            @Nullable Map<String, Object> fields,
            @Nullable LocalDate replyBy,
            @Nullable @Pattern(regexp = "zh|en") String language,

            @Nullable @Pattern(regexp = "[a-z]+(-[a-z]+)*") @Size(max = 40) String matterKind,

            @Nullable UUID matter) {}

    record BatchView(
            UUID id,
            long version,
            Batch.State state,
            Bilingual stateName,
            String kind,
            Bilingual kindName,
            boolean issue,
            String name,
            String orderedName,
            Instant orderedAt,
            @Nullable Instant finishedAt,
            int total,
            int done,
            int bad) {}

    record BatchViews(List<BatchView> items) {}

    /** One thing wrong with a row, in the reader's language. */
    record RowFault(
            int no,
            @Nullable String sheet,
            @Nullable Integer line,
            String addressee,
            @Nullable String column,
            @Nullable String title,
            String why) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @OverseesCases
    @ResponseStatus(HttpStatus.CREATED)
    Done order(Actor actor, Command command, @RequestBody @Valid NewBatch body) {
        var order = new Batches.Order(
                body.kind(),
                body.unit(),
                Boolean.TRUE.equals(body.issue()),
                body.fields() == null ? Map.of() : body.fields(),
                body.replyBy(),
                body.language() == null ? "zh" : body.language(),
                body.matterKind(),
                body.matter());
        return receipts.once(actor, command, body, () -> batches.order(actor, order, LettersApi.addressees(body.to())));
    }

    /**
     * A letter for each row of an .xlsx or .csv file.
     *
     * @param fields what all of them say, as a JSON object
     */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @OverseesCases
    @ResponseStatus(HttpStatus.CREATED)
    Done upload(
            Actor actor,
            Command command,
            @RequestParam MultipartFile file,
            @RequestParam String kind,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(defaultValue = "false") boolean issue,
            @RequestParam(defaultValue = "{}") String fields,
            @RequestParam(required = false) @Nullable LocalDate replyBy,
            @RequestParam(defaultValue = "zh") String language)
            throws IOException {
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        byte[] content = file.getBytes();
        var order = new Batches.Order(
                kind, unit, issue, common(fields), replyBy, language.equals("en") ? "en" : "zh", null, null);
        return receipts.once(
                actor,
                command,
                List.of(name, Arrays.hashCode(content), String.valueOf(order)),
                () -> batches.order(actor, order, name, new java.io.ByteArrayInputStream(content)));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> common(String fields) {
        try {
            return json.read(fields, Map.class);
        } catch (tools.jackson.core.JacksonException noObject) {
            throw new Problem(PlatformProblem.MALFORMED, "fields");
        }
    }

    @GetMapping
    @OverseesCases
    BatchViews list(Actor actor) {
        return new BatchViews(store.latest(List.copyOf(reach.own(actor)), LATEST).stream()
                .map(this::view)
                .toList());
    }

    @GetMapping("/{id}")
    @OverseesCases
    BatchView get(Actor actor, @PathVariable UUID id) {
        return view(batches.get(actor, id));
    }

    @PostMapping("/{id}/stop")
    @OverseesCases
    Done stop(Actor actor, Command command, @PathVariable UUID id) {
        return receipts.once(actor, command, "", () -> batches.stop(actor, id));
    }

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
        LetterKind kind = kinds.get(batch.kindId());
        boolean en = "en".equals(locale.getLanguage());
        List<LetterKind.Field> fields = fields(kind);
        var titles = titles(fields, en);
        titles.addAll(en ? List.of("Sheet", "Row", "Why") : List.of("工作表", "行号", "原因"));
        return download((en ? "not-made-" : "未办成-") + batch.name().replaceFirst("\\.xlsx$", ""), out -> {
            try (var sheet = new SheetWriter(
                    out,
                    en ? "Not made" : "未办成",
                    titles,
                    titles.stream().map(title -> 24).toList())) {
                int after = 0;
                List<Batch.Row> rows = store.faults(id, after, CursorPage.MOST);
                while (!rows.isEmpty()) {
                    rows.forEach(row -> sheet.row(cells(row, fields, locale)));
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
        var titles = titles(fields(chosen), en);
        return download(
                en ? chosen.name().en() : chosen.name().zh(),
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

    private static List<String> titles(List<LetterKind.Field> fields, boolean en) {
        var titles = new ArrayList<>(List.of(en ? "To" : "主送单位"));
        fields.forEach(
                field -> titles.add(en ? field.label().en() : field.label().zh()));
        return titles;
    }

    private List<@Nullable Object> cells(Batch.Row row, List<LetterKind.Field> fields, Locale locale) {
        var cells = new ArrayList<@Nullable Object>();
        cells.add(row.name());
        fields.forEach(field -> cells.add(shown(row.fields().get(field.key()))));
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

    private BatchView view(Batch b) {
        LetterKind kind = kinds.get(b.kindId());
        Batch.Progress progress = store.progress(b.id());
        return new BatchView(
                b.id(),
                b.version(),
                b.state(),
                b.state().label(),
                kind.key(),
                kind.name(),
                b.issue(),
                b.name(),
                b.actor().name(),
                b.orderedAt(),
                b.finishedAt(),
                progress.total(),
                progress.done(),
                progress.bad());
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

    private static ResponseEntity<StreamingResponseBody> download(String name, StreamingResponseBody body) {
        return ResponseEntity.ok()
                .contentType(XLSX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + ".xlsx", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(body);
    }
}
