package cn.anlan.organization;

import static cn.anlan.platform.Role.ADMINISTRATOR;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.Command;
import cn.anlan.platform.Cursor;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.Done;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Receipts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Units: everybody signed in reads them, the administrator changes them. */
@RestController
@RequestMapping("/api/units")
class UnitsApi {

    private final Units units;
    private final UnitStore store;
    private final UnitPages pages;
    private final PostQueries posts;
    private final UnitQueries queries;
    private final Today today;
    private final Receipts receipts;

    UnitsApi(
            Units units,
            UnitStore store,
            UnitPages pages,
            PostQueries posts,
            UnitQueries queries,
            Today today,
            Receipts receipts) {
        this.units = units;
        this.store = store;
        this.pages = pages;
        this.posts = posts;
        this.queries = queries;
        this.today = today;
        this.receipts = receipts;
    }

    record Named(UUID id, String name, UnitKind kind) {}

    /** A unit with where it stands and who is in it. */
    record UnitPage(
            UnitView unit,
            long version,
            List<Named> superiors,
            List<PostView> posts,
            @Nullable Named mergedInto) {}

    record Level(List<UnitPages.Node> items) {}

    record History(List<UnitPages.Period> items) {}

    record Open(
            @NotBlank @Size(max = 200) String name,
            @NotNull UnitKind kind,
            @Nullable @Pattern(regexp = "\\d{12}") String territory,

            @Nullable @Size(max = 50) List<@NotNull @Pattern(regexp = "\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12}") String> areas,

            @Nullable UUID parent,
            @Nullable LocalDate opened) {}

    record Rename(
            @NotBlank @Size(max = 200) String name,
            @Nullable LocalDate from) {}

    record Move(
            @NotNull UUID parent,
            @Nullable @Pattern(regexp = "\\d{12}") String territory,
            @Nullable LocalDate from) {}

    record Close(@Nullable LocalDate on) {}

    record Merge(@NotNull UUID into, @Nullable LocalDate on) {}

    @Allowed(everyoneSignedIn = true)
    @GetMapping
    CursorPage<UnitView> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Set<UnitKind> kind,
            @RequestParam(required = false) @Nullable UUID parent,
            @RequestParam(required = false) @Nullable @Pattern(regexp = "\\d{0,12}") String area,
            @RequestParam(defaultValue = "false") boolean closed,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int rows = CursorPage.limit(limit);
        var wanted = new UnitPages.Wanted(
                q, Objects.requireNonNullElse(kind, Set.of()), parent, area == null ? null : List.of(area), closed);
        return CursorPage.of(
                pages.list(wanted, Cursor.parse(cursor, 2), rows + 1),
                rows,
                unit -> Cursor.of(unit.territory(), unit.id()));
    }

    /** One level of the tree: the units directly below one, today or on a day gone by, or the topmost ones. */
    @Allowed(everyoneSignedIn = true)
    @GetMapping("/tree")
    Level tree(
            @RequestParam(required = false) @Nullable UUID parent,
            @RequestParam(required = false) @Nullable LocalDate at) {
        return new Level(parent == null || at == null ? pages.nodes(parent) : pages.nodesAt(parent, at));
    }

    @Allowed(everyoneSignedIn = true)
    @GetMapping("/{id}")
    ResponseEntity<UnitPage> get(@PathVariable UUID id, @RequestParam(required = false) @Nullable LocalDate at) {
        var current = store.findVersioned(id).orElseThrow(() -> new Problem(OrganizationProblem.NO_SUCH_UNIT));
        UnitView unit = at == null ? current.unit() : queries.at(id, at);
        UUID into = unit.mergedInto();
        var page = new UnitPage(
                unit,
                current.version(),
                above(unit),
                posts.ofUnit(id, at == null ? today.date() : at),
                into == null ? null : named(queries.get(into)));
        return ResponseEntity.ok().eTag("\"" + current.version() + "\"").body(page);
    }

    @Allowed(everyoneSignedIn = true)
    @GetMapping("/{id}/history")
    History history(@PathVariable UUID id) {
        queries.get(id);
        return new History(pages.history(id));
    }

    @Allowed(ADMINISTRATOR)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Done open(Actor actor, Command command, @Valid @RequestBody Open body) {
        var unit = new Units.NewUnit(
                body.name(), body.kind(), body.territory(), body.areas(), body.parent(), body.opened(), false);
        return receipts.once(actor, command, body, () -> units.open(actor, unit));
    }

    @Allowed(ADMINISTRATOR)
    @PostMapping("/{id}/rename")
    Done rename(Actor actor, Command command, @PathVariable UUID id, @Valid @RequestBody Rename body) {
        return receipts.once(
                actor, command, body, () -> units.rename(actor, id, command.version(), body.name(), body.from()));
    }

    @Allowed(ADMINISTRATOR)
    @PostMapping("/{id}/move")
    Done move(Actor actor, Command command, @PathVariable UUID id, @Valid @RequestBody Move body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> units.move(actor, id, command.version(), body.parent(), body.territory(), body.from()));
    }

    @Allowed(ADMINISTRATOR)
    @PostMapping("/{id}/close")
    Done close(Actor actor, Command command, @PathVariable UUID id, @Valid @RequestBody Close body) {
        return receipts.once(actor, command, body, () -> units.close(actor, id, command.version(), body.on()));
    }

    @Allowed(ADMINISTRATOR)
    @PostMapping("/{id}/merge")
    Done merge(Actor actor, Command command, @PathVariable UUID id, @Valid @RequestBody Merge body) {
        return receipts.once(
                actor, command, body, () -> units.merge(actor, id, command.version(), body.into(), body.on()));
    }

    private List<Named> above(UnitView unit) {
        UUID parent = unit.parent();
        if (parent == null) {
            return List.of();
        }
        var nearest = queries.get(parent);
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(nearest), queries.superiors(parent).stream())
                .map(UnitsApi::named)
                .toList();
    }

    private static Named named(UnitView unit) {
        return new Named(unit.id(), unit.name(), unit.kind());
    }
}
