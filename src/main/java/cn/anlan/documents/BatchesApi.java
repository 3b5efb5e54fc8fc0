package cn.anlan.documents;

import cn.anlan.letterkinds.LetterKind;
import cn.anlan.letterkinds.LetterKinds;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Command;
import cn.anlan.platform.Done;
import cn.anlan.platform.JsonText;
import cn.anlan.platform.OverseesCases;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Receipts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.core.JacksonException;

/** Many letters at once: from a list of units or a table, with progress, and with what went wrong row by row. */
@RestController
@RequestMapping("/api/letter-batches")
class BatchesApi {

    private static final int LATEST = 50;

    private final Batches batches;
    private final BatchStore store;
    private final LetterReach reach;
    private final LetterKinds kinds;
    private final Receipts receipts;
    private final JsonText json;

    BatchesApi(
            Batches batches, BatchStore store, LetterReach reach, LetterKinds kinds, Receipts receipts, JsonText json) {
        this.batches = batches;
        this.store = store;
        this.reach = reach;
        this.kinds = kinds;
        this.receipts = receipts;
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
                () -> batches.order(actor, order, name, new ByteArrayInputStream(content)));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> common(String fields) {
        try {
            return json.read(fields, Map.class);
        } catch (JacksonException noObject) {
            throw new Problem(PlatformProblem.MALFORMED, "fields");
        }
    }

    @GetMapping
    @OverseesCases
    BatchViews list(Actor actor) {
        List<Batch> latest = store.latest(List.copyOf(reach.own(actor)), LATEST);
        Map<UUID, Batch.Progress> progress =
                store.progress(latest.stream().map(Batch::id).toList());
        return new BatchViews(latest.stream()
                .map(batch -> view(batch, Objects.requireNonNull(progress.get(batch.id()))))
                .toList());
    }

    @GetMapping("/{id}")
    @OverseesCases
    BatchView get(Actor actor, @PathVariable UUID id) {
        return view(batches.get(actor, id), store.progress(id));
    }

    @PostMapping("/{id}/stop")
    @OverseesCases
    Done stop(Actor actor, Command command, @PathVariable UUID id) {
        return receipts.once(actor, command, "", () -> batches.stop(actor, id));
    }

    private BatchView view(Batch b, Batch.Progress progress) {
        LetterKind kind = kinds.get(b.kindId()).kind();
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
}
