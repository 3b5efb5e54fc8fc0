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
import cn.anlan.platform.Ids;
import cn.anlan.platform.JsonText;
import cn.anlan.platform.Role;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stores rows of a ledger by the thousand. What the ledger calls closed or verified is taken as it stands; what is still open opens its
 * obligation, so that it is closed here with evidence like any other.
 */
@Component
class LedgerStorage {

    private final JdbcClient jdbc;
    private final JsonText json;
    private final HazardTerms terms;
    private final BulkObligations obligations;
    private final PostQueries posts;
    private final Ledger ledger;
    private final Clock clock;

    LedgerStorage(
            JdbcClient jdbc,
            JsonText json,
            HazardTerms terms,
            BulkObligations obligations,
            PostQueries posts,
            Ledger ledger,
            Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
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

        /** Stores rows none of which is known. */
        void store(List<LedgerRow> rows) {
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
            List<UUID> ids = opened.isEmpty() ? List.of() : obligations.open(opened, actor);
            for (int i = 0; i < ids.size(); i++) {
                open.get(i).obligation = ids.get(i);
            }
            insert(hazards);
            ledger.appendAll(hazards.stream().map(this::act).toList());
        }

        private Hazard hazard(LedgerRow row) {
            Instant found = row.foundOn() == null ? now : start(row.foundOn());
            var finding = new Hazard.Finding(
                    Ids.next(),
                    row.number(),
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

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(Zones.CHINA).toInstant();
    }

    private void insert(List<Hazard> hazards) {
        jdbc.sql("""
                WITH new AS (
                    INSERT INTO hazards.hazard (id, version, state, number, kind, title, description, place, longitude, latitude, category,
                        source, violation, unit, unit_name, keeper, territory, reporter, reporter_name, found_at, reported_at, month, due,
                        obligation, bearer_person, import, fingerprint, closed_at)
                    SELECT id, 1, state,
                        CASE number WHEN '' THEN 'YH' || left(reported_at::text, 4) || '-' || lpad(nextval('hazards.hazard_number')::text, 6, '0')
                            ELSE number END,
                        kind, title, description, place, longitude, latitude, category, source, false, unit, unit_name, keeper, territory,
                        reporter, reporter_name, found_at, reported_at, month, due, obligation, bearer_person, import,
                        decode(fingerprint, 'hex'), closed_at
                    FROM jsonb_to_recordset(?::jsonb) AS h (id uuid, state text, number text, kind text, title text, description text,
                        place text, longitude double precision, latitude double precision, category text, source text, unit uuid,
                        unit_name text, keeper uuid, territory text, reporter uuid, reporter_name text, found_at timestamptz,
                        reported_at timestamptz, month date, due timestamptz, obligation uuid, bearer_person uuid, import uuid,
                        fingerprint text, closed_at timestamptz)
                    RETURNING territory, month, kind, state)
                INSERT INTO hazards.change (id, area, month, kind, state, n)
                SELECT uuidv7(), left(territory, 9), month, kind, state, count(*) FROM new GROUP BY 2, 3, 4, 5
                """)
                .params(json.write(hazards.stream().map(LedgerStorage::row).toList()))
                .update();
    }

    private static Map<String, @Nullable Object> row(Hazard h) {
        var f = h.finding;
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", f.id());
        row.put("state", h.state.name());
        row.put("number", f.number());
        row.put("kind", h.kind.name());
        row.put("title", f.title());
        row.put("description", f.description());
        row.put("place", f.place());
        row.put("longitude", f.longitude());
        row.put("latitude", f.latitude());
        row.put("category", f.category());
        row.put("source", f.source());
        row.put("unit", f.unit());
        row.put("unit_name", f.unitName());
        row.put("keeper", f.keeper());
        row.put("territory", f.territory());
        row.put("reporter", f.reporter());
        row.put("reporter_name", f.reporterName());
        row.put("found_at", f.foundAt().toString());
        row.put("reported_at", f.reportedAt().toString());
        row.put("month", f.month().toString());
        row.put("due", h.due == null ? null : h.due.toString());
        row.put("obligation", h.obligation);
        row.put("bearer_person", h.bearerPerson);
        row.put("import", f.batch());
        row.put("fingerprint", f.fingerprint() == null ? null : HexFormat.of().formatHex(f.fingerprint()));
        row.put("closed_at", h.closedAt == null ? null : h.closedAt.toString());
        return row;
    }
}
