package cn.anlan.letterkinds;

import static cn.anlan.platform.Role.ADMINISTRATOR;

import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.regimes.PackFault;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Kinds of letter: to choose from, and to bring one's own. */
@RestController
class KindsApi {

    private static final String YAML = "application/yaml";

    private final LetterKinds kinds;
    private final KindStore store;
    private final UnitQueries units;

    KindsApi(LetterKinds kinds, KindStore store, UnitQueries units) {
        this.kinds = kinds;
        this.store = store;
        this.units = units;
    }

    /** @param unit whose own kind it is, null for one that comes with the product */
    record KindView(UUID id, @Nullable UUID unit, @Nullable String unitName, String pack, LetterKind kind) {}

    record KindViews(List<KindView> items) {}

    /** What a trial found. */
    record KindTrial(boolean good, List<PackFault> faults) {}

    /** The kinds that a unit may send, its nearest version of each; one's own unit unless named. */
    @GetMapping("/api/letter-kinds")
    @Allowed(everyoneSignedIn = true)
    KindViews list(Actor actor, @RequestParam(required = false) @Nullable UUID unit) {
        UUID wanted = unit == null ? actor.unit() : unit;
        UnitView sender = wanted == null ? null : units.find(wanted).orElse(null);
        List<StoredKind> found = sender == null
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
        LetterKinds.Taken taken = kinds.take(actor, unit, file, text);
        return ResponseEntity.status(taken.added().isEmpty() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(taken);
    }

    private KindViews views(List<StoredKind> found) {
        Map<UUID, UnitView> names = units.findAll(
                found.stream().map(StoredKind::unit).filter(Objects::nonNull).collect(Collectors.toSet()));
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
