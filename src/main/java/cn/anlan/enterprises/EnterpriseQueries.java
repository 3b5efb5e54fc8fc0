package cn.anlan.enterprises;

import cn.anlan.ledger.ActQueries;
import cn.anlan.organization.UnitKind;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Cursor;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Scope;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads enterprises, and finds what they lack. */
@Component
class EnterpriseQueries {

    private static final int SHOWN = 100;

    private final EnterpriseStore store;
    private final UnitQueries units;
    private final ActQueries acts;
    private final Clock clock;

    EnterpriseQueries(EnterpriseStore store, UnitQueries units, ActQueries acts, Clock clock) {
        this.store = store;
        this.units = units;
        this.acts = acts;
        this.clock = clock;
    }

    /** An enterprise in a list, with what it lacks. */
    record EnterpriseRow(
            UUID id,
            String name,
            String territory,
            List<DocumentKind> missing,
            List<SupervisingBody> unchecked,
            @Nullable LocalDate lastInspection) {

        boolean lacks() {
            return !missing.isEmpty() || !unchecked.isEmpty();
        }
    }

    /** An enterprise within the actor's scope; 404 otherwise. */
    UnitView visible(Actor by, UUID id) {
        UnitView unit = units.find(id).orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        boolean seen = switch (by.scope()) {
            case Scope.Territory(var prefixes) -> prefixes.stream().anyMatch(unit.territory()::startsWith);
            case Scope.OwnUnit(var own) -> own.equals(id);
            case Scope.TakesPart _, Scope.Nothing _ -> false;
        };
        if (!seen) {
            throw new Problem(PlatformProblem.NOT_FOUND);
        }
        if (unit.kind() != UnitKind.ENTERPRISE) {
            throw new Problem(EnterpriseProblem.NOT_AN_ENTERPRISE, unit.name());
        }
        return unit;
    }

    EnterpriseView get(Actor by, UUID id) {
        UnitView unit = visible(by, id);
        List<EnterpriseView.Document> documents = store.documents(id);
        List<EnterpriseView.Implementation> done = store.implementations(id, SHOWN);
        List<EnterpriseView.Inspection> checks = store.inspections(id, SHOWN);
        LocalDate since = yearAgo();
        Set<DocumentKind> there = documents.stream()
                .filter(EnterpriseView.Document::inForce)
                .map(EnterpriseView.Document::kind)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(DocumentKind.class)));
        Set<UUID> carriedOut = done.stream()
                .filter(one -> !one.doneOn().isBefore(since))
                .map(EnterpriseView.Implementation::document)
                .collect(Collectors.toSet());
        List<DocumentKind> idle = documents.stream()
                .filter(one -> one.inForce() && !carriedOut.contains(one.id()))
                .map(EnterpriseView.Document::kind)
                .sorted()
                .toList();
        Set<String> bodies = checks.stream()
                .filter(one -> !one.doneOn().isBefore(since))
                .map(one -> one.body().name())
                .collect(Collectors.toSet());
        return new EnterpriseView(
                id,
                unit.name(),
                unit.territory(),
                store.version(id),
                documents,
                done,
                checks,
                missing(there.stream().map(Enum::name).collect(Collectors.toSet())),
                unchecked(bodies),
                idle,
                acts.timeline(Enterprises.SUBJECT, id));
    }

    /** The enterprises in scope by area code and name; with {@code lacking} only those that lack something. */
    CursorPage<EnterpriseRow> list(
            Actor by, @Nullable String q, boolean lacking, @Nullable String cursor, @Nullable Integer asked) {
        int limit = CursorPage.limit(asked);
        Cursor after = Cursor.parse(cursor, 2);
        String words = q == null ? "" : q.strip();
        var rows = new ArrayList<EnterpriseRow>();
        boolean more;
        do {
            // Who lacks something only shows once it is read: then page after page, until there are enough.
            int read = lacking ? CursorPage.MOST : limit + 1;
            List<UnitView> some = inScope(by, words, after, read);
            rows(some).stream().filter(row -> !lacking || row.lacks()).forEach(rows::add);
            more = some.size() == read;
            after = more
                    ? Cursor.parse(
                            place(some.getLast().territory(), some.getLast().id()), 2)
                    : null;
        } while (more && rows.size() <= limit);
        return CursorPage.of(
                rows.subList(0, Math.min(rows.size(), limit + 1)), limit, row -> place(row.territory(), row.id()));
    }

    private static String place(String territory, UUID id) {
        return Cursor.of(territory, id);
    }

    private List<UnitView> inScope(Actor by, String words, @Nullable Cursor after, int rows) {
        return switch (by.scope()) {
            case Scope.Territory(var prefixes) -> units.page(prefixes, Set.of(UnitKind.ENTERPRISE), words, after, rows);
            case Scope.OwnUnit(var own) ->
                after != null
                        ? List.of()
                        : units.find(own).stream()
                                .filter(unit -> unit.kind() == UnitKind.ENTERPRISE
                                        && unit.name().contains(words))
                                .toList();
            case Scope.TakesPart _, Scope.Nothing _ -> List.of();
        };
    }

    private List<EnterpriseRow> rows(List<UnitView> some) {
        Map<UUID, EnterpriseStore.Standing> standing =
                store.standing(some.stream().map(UnitView::id).toList(), yearAgo()).stream()
                        .collect(Collectors.toMap(EnterpriseStore.Standing::unit, Function.identity()));
        return some.stream()
                .map(unit -> {
                    var stands = Objects.requireNonNull(standing.get(unit.id()));
                    return new EnterpriseRow(
                            unit.id(),
                            unit.name(),
                            unit.territory(),
                            missing(Set.copyOf(stands.kinds())),
                            unchecked(Set.copyOf(stands.bodies())),
                            stands.last());
                })
                .toList();
    }

    private static List<DocumentKind> missing(Set<String> there) {
        return Arrays.stream(DocumentKind.values())
                .filter(kind -> !there.contains(kind.name()))
                .toList();
    }

    private static List<SupervisingBody> unchecked(Set<String> bodies) {
        return Arrays.stream(SupervisingBody.values())
                .filter(body -> !bodies.contains(body.name()))
                .toList();
    }

    private LocalDate yearAgo() {
        return LocalDate.ofInstant(clock.instant(), Zones.CHINA).minusYears(1);
    }
}
