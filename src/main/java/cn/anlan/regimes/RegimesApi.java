package cn.anlan.regimes;

import static cn.anlan.platform.Role.ADMINISTRATOR;

import cn.anlan.organization.UnitKind;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Zones;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Regimes as everybody signed in may read them, and the door by which the administrator brings in new ones. */
@RestController
@RequestMapping("/api/regimes")
class RegimesApi {

    private static final String YAML = "application/yaml";

    private final PackLibrary library;
    private final PackStore store;
    private final Packs packs;
    private final Coverage coverage;
    private final Clock clock;

    RegimesApi(PackLibrary library, PackStore store, Packs packs, Coverage coverage, Clock clock) {
        this.library = library;
        this.store = store;
        this.packs = packs;
        this.coverage = coverage;
        this.clock = clock;
    }

    record Adopter(UUID unit, String name, LocalDate from, int version) {}

    /**
     * One regime in the list.
     *
     * @param live how many of its clauses the product serves today
     * @param rollout whether the units it covers are followed until it is in force in each
     * @param adoptedBy the units that have it in force today
     */
    record Summary(
            String pack,
            int version,
            UUID id,
            String prefix,
            Bilingual title,
            Bilingual issuer,
            String number,
            @Nullable LocalDate issued,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            int clauses,
            long live,
            int duties,
            int parameters,
            boolean rollout,
            List<Adopter> adoptedBy) {}

    record Summaries(List<Summary> items) {}

    record Version(
            int version,
            UUID id,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            String sha256,
            Instant loadedAt) {}

    /** One regime with all but its clauses. */
    record Page(
            Summary regime,
            @Nullable Bilingual note,
            List<String> places,
            Set<UnitKind> appliesTo,
            RegimePack.@Nullable Rollout rollout,
            List<Parameter> parameters,
            List<Duty> duties,
            List<Version> versions) {}

    record Clauses(String pack, int version, List<Clause> items) {}

    @Allowed(everyoneSignedIn = true)
    @GetMapping
    Summaries list() {
        List<Coverage.Reach> reaches = coverage.on(today(), null);
        return new Summaries(library.latest().stream()
                .map(version -> summary(version, reaches))
                .toList());
    }

    @Allowed(everyoneSignedIn = true)
    @GetMapping("/{pack}")
    Page get(@PathVariable String pack, @RequestParam(required = false) @Nullable Integer version) {
        PackVersion shown = version(pack, version);
        RegimePack content = shown.content();
        return new Page(
                summary(shown, coverage.on(today(), pack)),
                content.note(),
                content.places(),
                content.appliesTo(),
                content.rollout(),
                content.parameters(),
                content.duties(),
                library.versions(pack).stream()
                        .map(v -> new Version(
                                v.content().version(),
                                v.id(),
                                v.content().validFrom(),
                                v.content().validTo(),
                                v.sha256(),
                                v.loadedAt()))
                        .toList());
    }

    @Allowed(everyoneSignedIn = true)
    @GetMapping("/{pack}/clauses")
    Clauses clauses(
            @PathVariable String pack,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) Clause.@Nullable Status status,
            @RequestParam(required = false) @Nullable String capability) {
        RegimePack content = version(pack, version).content();
        return new Clauses(
                pack,
                content.version(),
                content.clauses().stream()
                        .filter(clause -> status == null || clause.status() == status)
                        .filter(clause ->
                                capability == null || clause.capability().equals(capability))
                        .toList());
    }

    /** The pack as it was written, to start the next version from. */
    @Allowed(everyoneSignedIn = true)
    @GetMapping("/{pack}/text")
    ResponseEntity<byte[]> text(@PathVariable String pack, @RequestParam(required = false) @Nullable Integer version) {
        PackVersion shown = version(pack, version);
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.parseMediaType(YAML), StandardCharsets.UTF_8))
                .body(store.text(shown.id()).getBytes(StandardCharsets.UTF_8));
    }

    /** The form of a pack, for an editor that helps to write one. */
    @Allowed(everyoneSignedIn = true)
    @GetMapping(value = "/schema", produces = MediaType.APPLICATION_JSON_VALUE)
    Resource schema() {
        return new ClassPathResource(PackSchema.RESOURCE);
    }

    /**
     * Takes a pack in, or with {@code dryRun} only says what is wrong with it.
     *
     * @param file its name, for the faults
     */
    @Allowed(ADMINISTRATOR)
    @PostMapping(consumes = {YAML, "text/yaml", MediaType.TEXT_PLAIN_VALUE})
    ResponseEntity<?> take(
            Actor actor,
            @RequestBody byte[] body,
            @RequestParam(defaultValue = "pack.yaml") String file,
            @RequestParam(defaultValue = "false") boolean dryRun) {
        String text = utf8(body);
        if (dryRun) {
            return ResponseEntity.ok(packs.tryOut(file, text));
        }
        Packs.Taken taken = packs.take(actor, file, text);
        return ResponseEntity.status(taken.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(taken);
    }

    @Allowed(ADMINISTRATOR)
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> takeFile(
            Actor actor,
            @RequestParam("file") MultipartFile upload,
            @RequestParam(defaultValue = "false") boolean dryRun)
            throws IOException {
        String name = upload.getOriginalFilename();
        return take(actor, upload.getBytes(), name == null || name.isBlank() ? "pack.yaml" : name, dryRun);
    }

    private PackVersion version(String pack, @Nullable Integer version) {
        return version == null ? library.latest(pack) : library.version(pack, version);
    }

    private Summary summary(PackVersion version, List<Coverage.Reach> reaches) {
        RegimePack content = version.content();
        return new Summary(
                content.pack(),
                content.version(),
                version.id(),
                content.prefix(),
                content.title(),
                content.issuer(),
                content.number(),
                content.issued(),
                content.validFrom(),
                content.validTo(),
                content.clauses().size(),
                content.clauses().stream()
                        .filter(clause -> clause.status() == Clause.Status.LIVE)
                        .count(),
                content.duties().size(),
                content.parameters().size(),
                content.rollout() != null,
                reaches.stream()
                        .filter(reach -> reach.adoption().pack().equals(content.pack()))
                        .map(reach -> new Adopter(
                                reach.adopter().id(),
                                reach.adopter().name(),
                                reach.adoption().from(),
                                reach.version().content().version()))
                        .toList());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Zones.CHINA);
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
