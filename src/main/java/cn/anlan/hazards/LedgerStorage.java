package cn.anlan.hazards;

import cn.anlan.calendar.Deadline;
import cn.anlan.calendar.Term;
import cn.anlan.ledger.Ledger;
import cn.anlan.ledger.NewAct;
import cn.anlan.obligations.BulkObligations;
import cn.anlan.obligations.NewObligation;
import cn.anlan.organization.PostQueries;
import cn.anlan.organization.PostView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.BulkRows;
import cn.anlan.platform.Ids;
import cn.anlan.platform.Role;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Stores rows of a ledger by the thousand: one thread makes them ready while another stores those before. What the ledger calls closed or verified is taken as it stands; what is still open opens its
 * obligation, so that it is closed here with evidence like any other.
 */
@Component
class LedgerStorage {

    private static final String COLUMNS = """
            id, version, state, number, kind, title, description, place, longitude, latitude, category, source, violation, unit, unit_name,
            keeper, territory, reporter, reporter_name, found_at, reported_at, month, due, obligation, bearer_person, import, fingerprint,
            closed_at""";

    private final JdbcTemplate template;
    private final HazardNumbers numbers;
    private final HazardTerms terms;
    private final BulkObligations obligations;
    private final PostQueries posts;
    private final Ledger ledger;
    private final Clock clock;

    LedgerStorage(
            JdbcTemplate template,
            HazardNumbers numbers,
            HazardTerms terms,
            BulkObligations obligations,
            PostQueries posts,
            Ledger ledger,
            Clock clock) {
        this.template = template;
        this.numbers = numbers;
        this.terms = terms;
        this.obligations = obligations;
        this.posts = posts;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** One import while it is stored. */
    final class Batch {

        private final UUID batch;
        private final Actor actor;
        private final UUID keeper;
        private final boolean rectifiedAreHistory;
        private final Instant now = clock.instant();
        private final HazardTerms.Rules rules;
        private final Map<UUID, Optional<PostView>> bearers = new HashMap<>();

        Batch(UUID batch, Actor actor, boolean rectifiedAreHistory) {
            this.batch = batch;
            this.actor = actor;
            this.keeper = Objects.requireNonNull(actor.unit());
            this.rectifiedAreHistory = rectifiedAreHistory;
            this.rules = terms.of(keeper, null);
        }

        /** Makes rows ready none of which is known. */
        Prepared prepare(List<LedgerRow> rows) {
            List<Hazard> hazards = new ArrayList<>();
            List<Hazard> open = new ArrayList<>();
            List<NewObligation> opened = new ArrayList<>();
            for (LedgerRow row : rows) {
                Hazard h = hazard(row);
                hazards.add(h);
                if (h.state == HazardState.RECTIFYING) {
                    open.add(h);
                    opened.add(rectification(h, row));
                }
            }
            var rectifications = obligations.prepare(opened, actor);
            for (int i = 0; i < open.size(); i++) {
                open.get(i).obligation = rectifications.ids().get(i);
            }
            return new Prepared(
                    hazards.size(),
                    rectifications,
                    rows(hazards),
                    ledger.prepare(hazards.stream().map(this::act).toList()));
        }

        private Hazard hazard(LedgerRow row) {
            Instant found = row.foundOn() == null ? now : start(row.foundOn());
            var finding = new Hazard.Finding(
                    Ids.next(),
                    row.number().isEmpty() ? numbers.next(now) : row.number(),
                    row.title(),
                    row.description(),
                    row.place(),
                    row.longitude(),
                    row.latitude(),
                    row.category(),
                    row.source(),
                    false,
                    row.unit(),
                    row.unitName(),
                    keeper,
                    row.territory(),
                    actor.person(),
                    row.reporter().isEmpty() ? actor.name() : row.reporter(),
                    found,
                    now,
                    LocalDate.ofInstant(found, Zones.CHINA).withDayOfMonth(1),
                    List.of(),
                    null,
                    batch,
                    row.identity());
            HazardState state = switch (row.state()) {
                case RECTIFIED -> rectifiedAreHistory ? HazardState.CLOSED : HazardState.RECTIFYING;
                case REPORTED -> HazardState.RECTIFYING;
                case RECTIFYING, VERIFIED, CLOSED -> row.state();
            };
            var h = new Hazard(finding, 1, state, row.kind());
            if (state == HazardState.CLOSED) {
                h.closedAt = row.closedOn() == null ? found : start(row.closedOn());
            }
            return h;
        }

        private NewObligation rectification(Hazard h, LedgerRow row) {
            Deadline deadline = row.due() == null
                    ? terms.deadline(rules.rectification(h.kind), h.finding.foundAt())
                    : terms.deadline(Term.on(row.due()), h.finding.foundAt());
            PostView post = row.unit() == null
                    ? null
                    : bearers.computeIfAbsent(row.unit(), unit -> posts.inUnit(unit, Role.ENTERPRISE, terms.today()))
                            .orElse(null);
            h.due = deadline.due();
            h.bearerPerson = post == null
                    ? actor.person()
                    : post.holder() == null ? null : post.holder().person();
            return new NewObligation(
                    Rectification.ORIGIN,
                    h.id(),
                    Rectification.title(h),
                    rules.pack() == null ? null : rules.pack().content().pack(),
                    rules.pack() == null ? 0 : rules.pack().content().version(),
                    rules.clause(),
                    null,
                    post == null ? keeper : post.unit(),
                    post == null ? actor.post() : post.id(),
                    null,
                    keeper,
                    h.finding.territory(),
                    deadline,
                    Rectification.DEMANDS,
                    false);
        }

        private NewAct act(Hazard h) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("number", h.finding.number());
            facts.put("title", h.finding.title());
            facts.put("kind", h.kind.name());
            facts.put("place", h.finding.place());
            facts.put("unit", h.finding.unitName());
            facts.put("import", batch.toString());
            facts.put("reporter", h.finding.reporterName());
            if (h.obligation != null) {
                facts.put("obligation", h.obligation.toString());
                facts.put("due", String.valueOf(h.due));
            }
            return HazardRecorder.act(
                    h,
                    "hazard.imported",
                    actor,
                    facts,
                    List.of(),
                    h.finding.foundAt().isAfter(now) ? now : h.finding.foundAt());
        }
    }

    /** Rows of a ledger ready to be stored. */
    record Prepared(int size, BulkObligations.Prepared rectifications, List<BulkRows> rows, Ledger.Prepared acts) {}

    /** Stores what was prepared, in the caller's transaction. */
    void store(Prepared prepared) {
        obligations.open(prepared.rectifications());
        prepared.rows().forEach(rows -> rows.store(template));
        ledger.append(prepared.acts());
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(Zones.CHINA).toInstant();
    }

    private static List<BulkRows> rows(List<Hazard> hazards) {
        var rows = new BulkRows("hazards.hazard", COLUMNS);
        var words = new BulkRows("hazards.word", "hazard, keys");
        Map<Counted, Integer> counts = new HashMap<>();
        for (Hazard h : hazards) {
            var f = h.finding;
            rows.add(
                    f.id(),
                    h.version,
                    h.state,
                    f.number(),
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
                    f.territory(),
                    f.reporter(),
                    f.reporterName(),
                    f.foundAt(),
                    f.reportedAt(),
                    f.month(),
                    h.due,
                    h.obligation,
                    h.bearerPerson,
                    f.batch(),
                    f.fingerprint(),
                    h.closedAt);
            words.add(f.id(), HazardWords.keys(f));
            counts.merge(new Counted(f.territory().substring(0, 9), f.month(), h.kind, h.state), 1, Integer::sum);
        }
        var changes = new BulkRows("hazards.change", "id, area, month, kind, state, n");
        counts.forEach((as, n) -> changes.add(Ids.next(), as.area(), as.month(), as.kind(), as.state(), n));
        return List.of(rows, words, changes);
    }

    /** What hazards are counted under. */
    private record Counted(String area, LocalDate month, HazardKind kind, HazardState state) {}
}
