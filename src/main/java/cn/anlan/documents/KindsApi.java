package cn.anlan.documents;

import static cn.anlan.platform.Role.ADMINISTRATOR;
import static cn.anlan.platform.Role.COMMITTEE_OFFICE;
import static cn.anlan.platform.Role.PRINCIPAL;

import cn.anlan.ledger.Ledger;
import cn.anlan.ledger.NewAct;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.regimes.PackFault;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Kinds of letter, and the marks that units' numbers begin with. */
@RestController
class KindsApi {

    private static final String YAML = "application/yaml";

    private final Kinds kinds;
    private final KindStore store;
    private final Numbers numbers;
    private final UnitQueries units;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    KindsApi(
            Kinds kinds,
            KindStore store,
            Numbers numbers,
            UnitQueries units,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock) {
        this.kinds = kinds;
        this.store = store;
        this.numbers = numbers;
        this.units = units;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param unit whose own kind it is, null for one that comes with the product */
    record KindView(UUID id, @Nullable UUID unit, @Nullable String unitName, String pack, LetterKind kind) {}

    record KindViews(List<KindView> items) {}

    /** What a trial found. */
    record KindTrial(boolean good, List<PackFault> faults) {}

    record Mark(UUID unit, String mark) {}

    record NewMark(@NotBlank @Size(max = 20) String mark) {}

    /** The kinds that a unit may send, its nearest version of each; one's own unit unless named. */
    @GetMapping("/api/letter-kinds")
    @Allowed(everyoneSignedIn = true)
    KindViews list(Actor actor, @RequestParam(required = false) @Nullable UUID unit) {
        UUID wanted = unit == null ? actor.unit() : unit;
        UnitView sender = wanted == null ? null : units.find(wanted).orElse(null);
        List<KindStore.Stored> found = sender == null
                ? List.of()
                : kinds.of(sender).stream()
                        .filter(stored -> stored.kind().maySend(sender.kind()))
                        .toList();
        return views(found);
    }

    /** Every version of every kind. */
    @GetMapping("/api/letter-kinds/versions")
    @Allowed(ADMINISTRATOR)
    KindViews versions() {
        return views(store.all());
    }

    /** The form of a pack, for an editor that helps to write one. */
    @GetMapping(value = "/api/letter-kinds/schema", produces = MediaType.APPLICATION_JSON_VALUE)
    @Allowed(everyoneSignedIn = true)
    Resource schema() {
        return new ClassPathResource(KindReader.SCHEMA);
    }

    /** The product's own kinds as they are written, to start one's own from. */
    @GetMapping("/api/letter-kinds/official")
    @Allowed(everyoneSignedIn = true)
    ResponseEntity<byte[]> official() {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.parseMediaType(YAML), StandardCharsets.UTF_8))
                .body(ShippedKinds.text(ShippedKinds.FILES.getFirst()).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Takes a place's own kinds in, or with {@code dryRun} only says what is wrong with them.
     *
     * @param unit whose they are, with every unit below
     * @param file its name, for the faults
     */
    @PostMapping(
            path = "/api/letter-kinds",
            consumes = {YAML, "text/yaml", MediaType.TEXT_PLAIN_VALUE})
    @Allowed(ADMINISTRATOR)
    ResponseEntity<?> take(
            Actor actor,
            @RequestBody byte[] body,
            @RequestParam UUID unit,
            @RequestParam(defaultValue = "letters.yaml") String file,
            @RequestParam(defaultValue = "false") boolean dryRun) {
        units.get(unit);
        String text = utf8(body);
        if (dryRun) {
            List<PackFault> faults = kinds.tryOut(unit, file, text);
            return ResponseEntity.ok(new KindTrial(faults.isEmpty(), faults));
        }
        Kinds.Taken taken = kinds.take(actor, unit, file, text);
        return ResponseEntity.status(taken.added().isEmpty() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(taken);
    }

    @GetMapping("/api/letter-marks/{unit}")
    @Allowed(everyoneSignedIn = true)
    Mark mark(@PathVariable UUID unit) {
        return new Mark(unit, numbers.mark(units.get(unit)));
    }

    /** Sets what a unit's numbers begin with: by the unit's own office or head, or by the administrator. */
    @PutMapping("/api/letter-marks/{unit}")
    @Allowed({ADMINISTRATOR, COMMITTEE_OFFICE, PRINCIPAL})
    Mark mark(Actor actor, @PathVariable UUID unit, @RequestBody @Valid NewMark body) {
        UnitView marked = units.get(unit);
        boolean own = actor.unit() != null
                && units.find(actor.unit()).isPresent()
                && units.spokenForBy(actor.unit()).stream()
                        .anyMatch(one -> one.id().equals(unit));
        if (!actor.is(ADMINISTRATOR) && !own) {
            throw new Problem(DocumentsProblem.NOT_YOUR_UNIT, marked.name()).field("unit", "NotYourUnit");
        }
        String mark = body.mark().strip();
        if (!mark.matches("[\\p{IsHan}A-Za-z0-9]{1,20}")) {
            throw new Problem(PlatformProblem.INVALID, 1).field("mark", "MarkForm");
        }
        transaction.executeWithoutResult(status -> ledger.append(new NewAct(
                "letter-mark",
                unit,
                numbers.mark(unit, mark),
                "letter-mark.set",
                actor,
                unit,
                marked.territory(),
                clock.instant(),
                Map.of("mark", mark),
                List.of())));
        return new Mark(unit, mark);
    }

    private KindViews views(List<KindStore.Stored> found) {
        Map<UUID, UnitView> names = units.findAll(found.stream()
                .map(KindStore.Stored::unit)
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toSet()));
        return new KindViews(found.stream()
                .map(stored -> new KindView(
                        stored.id(),
                        stored.unit(),
                        stored.unit() == null || !names.containsKey(stored.unit())
                                ? null
                                : names.get(stored.unit()).name(),
                        stored.pack(),
                        stored.kind()))
                .toList());
    }

    private static String utf8(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Problem(PlatformProblem.MALFORMED, "UTF-8");
        }
    }
}
