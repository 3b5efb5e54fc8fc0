package cn.anlan.obligations;

import cn.anlan.calendar.Deadline;
import cn.anlan.ledger.ActQueries;
import cn.anlan.ledger.ActView;
import cn.anlan.organization.PostQueries;
import cn.anlan.organization.PostView;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Cursor;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.JsonText;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Zones;
import cn.anlan.regimes.Clause;
import cn.anlan.regimes.RegimeQueries;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads obligations, each within what the actor may see. */
@Component
@Transactional(readOnly = true)
public class ObligationQueries {

    private final ObligationStore store;
    private final ObligationList list;
    private final RegimeQueries regimes;
    private final ActQueries acts;
    private final UnitQueries units;
    private final PostQueries posts;
    private final JsonText json;
    private final Clock clock;

    ObligationQueries(
            ObligationStore store,
            ObligationList list,
            RegimeQueries regimes,
            ActQueries acts,
            UnitQueries units,
            PostQueries posts,
            JsonText json,
            Clock clock) {
        this.store = store;
        this.list = list;
        this.regimes = regimes;
        this.acts = acts;
        this.units = units;
        this.posts = posts;
        this.json = json;
        this.clock = clock;
    }

    /**
     * One obligation with its clause, derivation, evidence, timeline and what the actor can do.
     *
     * @throws Problem 404 absent or out of scope
     */
    public ObligationView get(Actor actor, UUID id) {
        return find(actor, id).orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
    }

    /** The same; empty when absent or out of scope. */
    public Optional<ObligationView> find(Actor actor, UUID id) {
        return store.find(id).filter(found -> found.isVisibleTo(actor)).map(found -> view(actor, found));
    }

    private ObligationView view(Actor actor, Obligation o) {
        UUID id = o.id();
        Deadline deadline = json.read(store.deadline(id), Deadline.class);
        Instant now = clock.instant();
        var m = o.matter;
        Clause clause = clause(m);
        return new ObligationView(
                id,
                o.version,
                o.state,
                o.isLate(now),
                m.key(),
                m.title(),
                m.originKind(),
                m.origin(),
                m.pack(),
                m.packVersion(),
                m.clause(),
                clause == null ? null : clause.title(),
                clause == null ? null : clause.paraphrase(),
                m.duty(),
                m.period(),
                m.subject(),
                unitName(o.unit),
                postName(o.bearer == null ? null : o.bearer.post()),
                postName(o.verifierPost),
                o.verifierUnit == null ? null : unitName(o.verifierUnit),
                m.territory(),
                m.openedBy(),
                m.openedAt(),
                o.due,
                deadline.day(),
                o.provisional,
                deadline.derivation(),
                m.demands().stream().map(demand -> there(o, demand)).toList(),
                o.evidence.stream().map(Obligation.Given::sha256).toList(),
                o.returns,
                o.urges,
                o.checks,
                o.percent,
                o.performedAt,
                o.closedAt,
                o.extension == null
                        ? null
                        : new ObligationView.Extension(
                                o.extension.by(), o.extension.reason(), o.extension.person(), o.extension.at()),
                timeline(o),
                o.stepsFor(actor),
                o.nextFor(actor, now));
    }

    /** The clause as the version says it under which the matter began. */
    private @Nullable Clause clause(Obligation.Matter m) {
        if (m.pack() == null) {
            return null;
        }
        return regimes.version(m.pack(), m.packVersion())
                .flatMap(version -> version.content().clause(m.clause()))
                .orElse(null);
    }

    /** Its acts; what a duty demanded of thousands at once was opened by one act on them all. */
    private List<ActView> timeline(Obligation o) {
        List<ActView> own = acts.timeline(Recorder.SUBJECT, o.id());
        if (o.matter.period() == null) {
            return own;
        }
        return Stream.concat(acts.timeline(DutyOpenings.SUBJECT, o.matter.origin()).stream(), own.stream())
                .toList();
    }

    /** A page of a list, 50 rows unless asked otherwise. */
    public CursorPage<ObligationRow> list(
            Actor actor, ObligationFilter filter, @Nullable String cursor, @Nullable Integer asked) {
        int limit = CursorPage.limit(asked);
        var found = list.page(actor, filter, Cursor.parse(cursor, 2), limit + 1, clock.instant());
        var page = CursorPage.of(found, limit, ObligationList::cursor);
        return new CursorPage<>(rows(page.items()), page.next());
    }

    List<ObligationRow> rows(List<Obligation> found) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, Zones.CHINA);
        Map<UUID, UnitView> unitsById =
                units.findAll(found.stream().map(o -> o.unit).collect(Collectors.toSet()));
        Map<UUID, PostView> postsById = posts.findAll(
                found.stream()
                        .flatMap(o -> o.bearer == null ? Stream.empty() : Stream.of(o.bearer.post()))
                        .collect(Collectors.toSet()),
                today);
        return found.stream()
                .map(o -> {
                    PostView post = o.bearer == null ? null : postsById.get(o.bearer.post());
                    UnitView unit = unitsById.get(o.unit);
                    var m = o.matter;
                    return new ObligationRow(
                            o.id(),
                            o.version,
                            o.state,
                            o.isLate(now),
                            m.key(),
                            m.title(),
                            m.originKind(),
                            m.origin(),
                            m.pack(),
                            m.clause(),
                            m.duty(),
                            m.period(),
                            m.subject(),
                            o.unit,
                            unit == null ? "" : unit.name(),
                            post == null ? null : post.id(),
                            post == null ? null : post.title(),
                            post == null || post.holder() == null
                                    ? null
                                    : post.holder().name(),
                            m.territory(),
                            m.openedAt(),
                            o.due,
                            LocalDate.ofInstant(o.due.minusNanos(1), Zones.CHINA),
                            o.provisional,
                            o.returns,
                            o.urges,
                            o.checks,
                            o.percent,
                            o.extension != null,
                            o.performedAt,
                            o.closedAt);
                })
                .toList();
    }

    private ObligationView.UnitName unitName(UUID unit) {
        return new ObligationView.UnitName(
                unit, units.find(unit).map(UnitView::name).orElse(""));
    }

    private ObligationView.@Nullable PostName postName(@Nullable UUID post) {
        if (post == null) {
            return null;
        }
        PostView view = posts.get(post);
        var holder = view.holder();
        return new ObligationView.PostName(
                post,
                view.title(),
                view.unit(),
                Objects.requireNonNull(unitName(view.unit())).name(),
                holder == null ? null : holder.person(),
                holder == null ? null : holder.name());
    }

    private static ObligationView.Demand there(Obligation o, EvidenceDemand demand) {
        int there = (int) o.evidence.stream()
                .filter(given -> demand.matches(given.kind()))
                .count();
        return new ObligationView.Demand(demand.kind(), demand.min(), demand.label(), there);
    }
}
