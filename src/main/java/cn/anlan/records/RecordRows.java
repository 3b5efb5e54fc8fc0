package cn.anlan.records;

import cn.anlan.organization.PostQueries;
import cn.anlan.organization.PostView;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows records as rows of a list: with the names of their units and posts, and the clauses that they were counted for. */
@Component
class RecordRows {

    private final RecordList list;
    private final UnitQueries units;
    private final PostQueries posts;
    private final Clock clock;

    RecordRows(RecordList list, UnitQueries units, PostQueries posts, Clock clock) {
        this.list = list;
        this.units = units;
        this.posts = posts;
        this.clock = clock;
    }

    List<RecordRow> of(List<RecordList.Listed> found) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Zones.CHINA);
        Map<UUID, UnitView> unitsById = units.findAll(
                found.stream().map(row -> row.record().root.unit()).collect(Collectors.toSet()));
        Map<UUID, PostView> postsById =
                posts.findAll(found.stream().map(row -> row.record().post).collect(Collectors.toSet()), today);
        Map<UUID, List<RecordList.Clause>> clauses =
                list.clauses(found.stream().map(row -> row.record().id()).toList());
        return found.stream()
                .map(row -> row(
                        row,
                        unitsById.get(row.record().root.unit()),
                        postsById.get(row.record().post),
                        clauses.getOrDefault(row.record().id(), List.of())))
                .toList();
    }

    private static RecordRow row(
            RecordList.Listed listed,
            @Nullable UnitView unit,
            @Nullable PostView post,
            List<RecordList.Clause> clauses) {
        DutyRecord r = listed.record();
        var filing = r.filing;
        return new RecordRow(
                r.id(),
                r.version,
                r.kind(),
                r.state,
                r.title,
                r.root.unit(),
                unit == null ? "" : unit.name(),
                r.root.territory(),
                r.post,
                post == null ? "" : post.title(),
                filing == null ? null : filing.person(),
                filing == null ? null : filing.personName(),
                r.root.draftedName(),
                r.happenedAt,
                filing == null ? null : filing.enteredAt(),
                filing != null && filing.isLate(),
                r.subject == null ? null : r.subject.id(),
                r.subject == null ? null : r.subject.name(),
                reference(r.particulars),
                listed.itemsTotal(),
                listed.itemsDone(),
                r.evidence.stream()
                        .map(file -> new RecordView.File(file.id(), file.sha256(), file.kind(), file.name()))
                        .toList(),
                r.corrections,
                r.coordinatedAt,
                r.conveyedAt,
                r.closedAt,
                clauses.stream()
                        .filter(RecordList.Clause::met)
                        .map(RecordList.Clause::clause)
                        .distinct()
                        .toList(),
                clauses.stream()
                        .filter(clause -> !clause.met())
                        .map(RecordList.Clause::clause)
                        .distinct()
                        .toList());
    }

    private static @Nullable String reference(Particulars particulars) {
        return switch (particulars) {
            case Particulars.Decision d -> join(d.issuer(), d.number());
            case Particulars.ThematicInspection t -> t.theme();
            case Particulars.KeyWork k ->
                join(k.year() == null ? null : k.year().toString(), k.number());
            case Particulars.WorkPlan p -> p.year() == null ? null : p.year().toString();
            case Particulars.KeyList l -> l.year() == null ? null : l.year().toString();
            case Particulars.Check c -> c.work();
            case Particulars.Drill d -> d.scenario();
            case Particulars.Hearing h -> h.place();
            case Particulars.Session s -> s.place();
            case Particulars.FrontLineCheck f -> f.place();
            case Particulars.Report report -> report.to();
            case Particulars.KeyProblem p -> p.concerned();
            case Particulars.Analysis a -> null;
            case Particulars.Other o -> null;
        };
    }

    private static @Nullable String join(@Nullable String one, @Nullable String other) {
        if (one == null || one.isBlank()) {
            return other;
        }
        return other == null || other.isBlank() ? one : one + " " + other;
    }
}
