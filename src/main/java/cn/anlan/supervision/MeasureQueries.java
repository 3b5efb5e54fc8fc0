package cn.anlan.supervision;

import cn.anlan.ledger.ActQueries;
import cn.anlan.obligations.ObligationQueries;
import cn.anlan.organization.PostQueries;
import cn.anlan.organization.PostView;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Cursor;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Zones;
import cn.anlan.records.RecordQueries;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads measures, each within what the actor may see. */
@Component
@Transactional(readOnly = true)
class MeasureQueries {

    private final MeasureStore store;
    private final Measures measures;
    private final Superiors superiors;
    private final SupervisionTerms terms;
    private final ObligationQueries obligations;
    private final RecordQueries records;
    private final UnitQueries units;
    private final PostQueries posts;
    private final ActQueries acts;
    private final Clock clock;

    MeasureQueries(
            MeasureStore store,
            Measures measures,
            Superiors superiors,
            SupervisionTerms terms,
            ObligationQueries obligations,
            RecordQueries records,
            UnitQueries units,
            PostQueries posts,
            ActQueries acts,
            Clock clock) {
        this.store = store;
        this.measures = measures;
        this.superiors = superiors;
        this.terms = terms;
        this.obligations = obligations;
        this.records = records;
        this.units = units;
        this.posts = posts;
        this.acts = acts;
        this.clock = clock;
    }

    /** What others may know of a circular. */
    record Circular(UUID id, String unitName, String finding, String demand, String byUnitName, Instant issuedAt) {}

    /**
     * @param above whether the actor's level may choose any means for this unit
     * @param orderForced whether the regime forces the order of the means
     * @param means those that can be chosen now
     * @param earlier measures about the same matter
     */
    record Choices(
            boolean above,
            boolean orderForced,
            List<Means> means,
            @Nullable String principal,
            List<MeasureRow> earlier) {}

    CursorPage<MeasureRow> list(
            Actor actor, MeasureStore.Wanted wanted, @Nullable String cursor, @Nullable Integer asked) {
        int limit = CursorPage.limit(asked);
        var page = CursorPage.of(
                store.list(actor.scope(), wanted, Cursor.parse(cursor, 2), limit + 1),
                limit,
                m -> Cursor.of(m.issuedAt(), m.id()));
        return new CursorPage<>(rows(page.items()), page.next());
    }

    CursorPage<Circular> circulars(Actor actor, @Nullable String cursor, @Nullable Integer asked) {
        int limit = CursorPage.limit(asked);
        UUID own = actor.unit();
        Set<UUID> issuers = own == null ? Set.of() : superiors.speakingFor(own);
        var page = CursorPage.of(
                store.circulars(issuers, Cursor.parse(cursor, 2), limit + 1),
                limit,
                m -> Cursor.of(m.issuedAt(), m.id()));
        return new CursorPage<>(
                rows(page.items()).stream()
                        .map(row -> new Circular(
                                row.id(),
                                row.unitName(),
                                row.finding(),
                                row.demand(),
                                row.byUnitName(),
                                row.issuedAt()))
                        .toList(),
                page.next());
    }

    MeasureView get(Actor actor, UUID id) {
        Measure m = store.find(id, actor.scope()).orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        PostView post = posts.get(m.post());
        return new MeasureView(
                rows(List.of(m)).getFirst(),
                new MeasureView.Addressee(
                        post.id(),
                        post.title(),
                        post.holder() == null ? null : post.holder().name()),
                citedTitle(actor, m),
                m.cited() != null
                        && (m.basis() != Basis.RECORD
                                || records.find(actor, m.cited()).isPresent()),
                terms.pack(units.get(m.unit()), m.clause())
                        .content()
                        .clause(m.clause())
                        .orElseThrow()
                        .paraphrase(),
                rows(store.about(m.about(), m.unit()).stream()
                        .filter(other -> !other.id().equals(id))
                        .toList()),
                acts.timeline(MeasureRecorder.SUBJECT, id),
                m.stepsFor(actor));
    }

    Choices choices(Actor actor, UUID unitId, @Nullable UUID about) {
        UnitView unit = superiors.inScope(actor, unitId);
        boolean above = superiors.isAbove(actor, unit);
        UUID matter = about == null ? unitId : about;
        return new Choices(
                above,
                terms.isOrderForced(unit),
                above ? measures.choices(unit, matter) : List.of(),
                superiors
                        .principal(unitId)
                        .map(post -> post.holder() == null
                                ? post.title()
                                : post.title() + " " + post.holder().name())
                        .orElse(null),
                rows(store.about(matter, unitId)));
    }

    private @Nullable Bilingual citedTitle(Actor actor, Measure m) {
        if (m.cited() == null) {
            return null;
        }
        if (m.basis() == Basis.RECORD) {
            // Whoever may read the measure may know what it is founded on.
            return records.find(Actor.system(), m.cited())
                    .map(record -> new Bilingual(
                            record.kind().label().zh() + "：" + record.title(),
                            record.kind().label().en() + ": " + record.title()))
                    .orElse(null);
        }
        return obligations.get(actor, m.cited()).title();
    }

    private List<MeasureRow> rows(List<Measure> found) {
        Instant now = clock.instant();
        Map<UUID, UnitView> names = units.findAll(
                found.stream().flatMap(m -> Stream.of(m.unit(), m.byUnit())).collect(Collectors.toSet()));
        return found.stream()
                .map(m -> new MeasureRow(
                        m.id(),
                        m.version(),
                        m.means(),
                        m.state(),
                        m.unit(),
                        name(names, m.unit()),
                        m.basis(),
                        m.cited(),
                        m.fault(),
                        m.about(),
                        m.finding(),
                        m.demand(),
                        m.clause(),
                        m.byUnit(),
                        name(names, m.byUnit()),
                        m.issuedName(),
                        m.issuedTitle(),
                        m.issuedAt(),
                        m.obligation(),
                        LocalDate.ofInstant(m.due().minusNanos(1), Zones.CHINA),
                        m.isLate(now),
                        m.acknowledgedAt(),
                        m.heldAt(),
                        m.answeredAt(),
                        m.closedAt()))
                .toList();
    }

    private static String name(Map<UUID, UnitView> names, UUID unit) {
        UnitView found = names.get(unit);
        return found == null ? "" : found.name();
    }
}
