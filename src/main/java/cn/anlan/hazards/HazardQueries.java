package cn.anlan.hazards;

import cn.anlan.ledger.ActQueries;
import cn.anlan.obligations.ObligationQueries;
import cn.anlan.obligations.ObligationView;
import cn.anlan.obligations.Step;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Cursor;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Role;
import cn.anlan.platform.Scope;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads hazards, each within what the actor may see. */
@Component
@Transactional(readOnly = true)
public class HazardQueries {

    private final HazardStore store;
    private final HazardList list;
    private final ActQueries acts;
    private final ObligationQueries obligations;
    private final UnitQueries units;
    private final Clock clock;

    HazardQueries(
            HazardStore store,
            HazardList list,
            ActQueries acts,
            ObligationQueries obligations,
            UnitQueries units,
            Clock clock) {
        this.store = store;
        this.list = list;
        this.acts = acts;
        this.obligations = obligations;
        this.units = units;
        this.clock = clock;
    }

    /** A page of a list, 50 rows unless asked otherwise. */
    public CursorPage<HazardRow> list(
            Scope scope, HazardFilter filter, @Nullable String cursor, @Nullable Integer asked) {
        int limit = CursorPage.limit(asked);
        Instant now = clock.instant();
        var found = list.page(scope, filter, Cursor.parse(cursor, filter.byDue() ? 2 : 1), limit + 1, now);
        var page = CursorPage.of(found, limit, h -> HazardList.cursor(h, filter.byDue()));
        return new CursorPage<>(
                page.items().stream().map(h -> HazardRow.of(h, now)).toList(), page.next());
    }

    /** Hazards by id, for the module that raised them; whoever asks must see the matter from which they came. */
    public List<HazardRow> raised(List<UUID> ids) {
        Instant now = clock.instant();
        return ids.isEmpty()
                ? List.of()
                : store.findAll(ids).stream().map(h -> HazardRow.of(h, now)).toList();
    }

    /**
     * One hazard with its rectification, timeline and what the actor can do.
     *
     * @throws Problem 404 absent or out of scope
     */
    public HazardView get(Actor actor, UUID id) {
        Hazard h = store.find(id)
                .filter(found -> found.isVisibleTo(actor))
                .orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        ObligationView rectification = h.obligation == null ? null : rectification(actor, h.obligation);
        List<HazardStep> steps = steps(h, actor, rectification == null ? List.of() : rectification.steps());
        var f = h.finding;
        return new HazardView(
                id,
                h.version,
                f.number(),
                h.state,
                h.kind,
                f.title(),
                f.description(),
                f.place(),
                f.longitude(),
                f.latitude(),
                f.category(),
                f.source(),
                f.violation(),
                f.unit(),
                f.unitName(),
                f.keeper(),
                units.find(f.keeper()).map(UnitView::name).orElse(""),
                f.territory(),
                f.reporterName(),
                f.foundAt(),
                f.reportedAt(),
                f.photos(),
                f.risk(),
                h.due,
                h.due == null ? null : LocalDate.ofInstant(h.due.minusNanos(1), Zones.CHINA),
                h.isLate(clock.instant()),
                h.closedAt,
                HazardView.ListingView.of(h.listing),
                rectification,
                acts.timeline(HazardRecorder.SUBJECT, id),
                steps.stream().map(HazardQueries::verb).toList(),
                next(h, actor, steps).map(HazardQueries::verb).orElse(null));
    }

    /** Who may see the hazard may see its rectification, but may not be able to take a step on it. */
    private ObligationView rectification(Actor actor, UUID id) {
        return obligations.find(actor, id).orElseGet(() -> obligations.get(Actor.system(), id));
    }

    private static String verb(HazardStep step) {
        return step.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<HazardStep> steps(Hazard h, Actor actor, List<Step> onRectification) {
        List<HazardStep> steps = new ArrayList<>();
        Listing on = h.listing != null && h.listing.isOn() ? h.listing : null;
        boolean bears = actor.person().equals(h.bearerPerson);
        for (HazardStep step : HazardStep.open(h.state, actor.role())) {
            boolean open = switch (step) {
                case RECTIFY -> onRectification.contains(Step.PERFORM);
                case RETURN -> onRectification.contains(Step.RETURN);
                case ACCEPT -> onRectification.contains(Step.ACCEPT);
                case ASK_FOR_TIME -> onRectification.contains(Step.REQUEST_EXTENSION);
                case EXTEND -> onRectification.contains(Step.GRANT_EXTENSION);
                case REFUSE_TIME -> onRectification.contains(Step.REFUSE_EXTENSION);
                case WAIVE -> onRectification.contains(Step.WAIVE);
                case REASSIGN -> onRectification.contains(Step.ASSIGN);
                case ASSIGN -> h.state == HazardState.REPORTED || on != null && Boolean.FALSE.equals(on.effective());
                case LIST -> h.kind == HazardKind.MAJOR && on == null;
                case PUBLISH -> on != null && on.publishedAt() == null;
                case EVALUATE -> on != null && !bears;
                case DELIST -> on != null && on.isEvaluated() && !bears;
                case CLOSE -> on == null && !bears;
                case REPORT -> false;
                case GRADE, DISMISS -> true;
            };
            if (open) {
                steps.add(step);
            }
        }
        return steps;
    }

    private static Optional<HazardStep> next(Hazard h, Actor actor, List<HazardStep> steps) {
        List<HazardStep> order = List.of(
                HazardStep.EXTEND,
                HazardStep.ACCEPT,
                HazardStep.RECTIFY,
                HazardStep.DELIST,
                HazardStep.EVALUATE,
                HazardStep.CLOSE,
                HazardStep.ASSIGN);
        return actor.is(Role.AUDITOR)
                ? Optional.empty()
                : order.stream().filter(steps::contains).findFirst();
    }
}
