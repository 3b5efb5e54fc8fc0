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
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes over hazards from ledgers kept elsewhere, by the thousand: one thread makes them ready while another stores those before. What the
 * ledger calls closed or verified is taken as it stands; what is still open opens its obligation, so that it is closed here with evidence
 * like any other. No notice is sent and no reporting duty opens: they are old news.
 */
@Component
public class BulkHazards {

    private final JdbcTemplate template;
    private final HazardStore store;
    private final HazardNumbers numbers;
    private final HazardTerms terms;
    private final BulkObligations obligations;
    private final PostQueries posts;
    private final Ledger ledger;
    private final Clock clock;

    BulkHazards(
            JdbcTemplate template,
            HazardStore store,
            HazardNumbers numbers,
            HazardTerms terms,
            BulkObligations obligations,
            PostQueries posts,
            Ledger ledger,
            Clock clock) {
        this.template = template;
        this.store = store;
        this.numbers = numbers;
        this.terms = terms;
        this.obligations = obligations;
        this.posts = posts;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * A hazard as a ledger kept elsewhere tells of it.
     *
     * @param unit the responsible unit, where the organization knows it
     * @param foundOn null where the ledger doesn't say
     * @param due null where none is set
     * @param identity what makes it the same hazard in another file: SHA-256
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Entry(
            String number,
            String title,
            String description,
            String place,
            @Nullable Double longitude,
            @Nullable Double latitude,
            String category,
            String source,
            HazardKind kind,
            @Nullable UUID unit,
            String unitName,
            String territory,
            String reporter,
            @Nullable LocalDate foundOn,
            @Nullable LocalDate due,
            HazardState state,
            @Nullable LocalDate closedOn,
            byte[] identity) {}

    /** Which of these hazards are there already, by the hex of their identities. */
    public Set<String> known(List<String> identities) {
        return store.known(identities);
    }

    /**
     * A batch, whose hazards show where they come from.
     *
     * @param rectifiedAreHistory what is said to be rectified is taken as closed long ago; otherwise evidence is still owed
     */
    public Batch batch(UUID batch, Actor actor, boolean rectifiedAreHistory) {
        return new Batch(batch, actor, rectifiedAreHistory);
    }

    /** One batch while it is stored. */
    public final class Batch {

        private final UUID batch;
        private final Actor actor;
        private final UUID keeper;
        private final boolean rectifiedAreHistory;
        private final Instant now = clock.instant();
        private final HazardTerms.Rules rules;
        private final Map<UUID, Optional<PostView>> bearers = new HashMap<>();

        private Batch(UUID batch, Actor actor, boolean rectifiedAreHistory) {
            this.batch = batch;
            this.actor = actor;
            this.keeper = Objects.requireNonNull(actor.unit());
            this.rectifiedAreHistory = rectifiedAreHistory;
            this.rules = terms.of(keeper, null);
        }

        /** Makes hazards ready to be stored none of which is known. */
        public Prepared prepare(List<Entry> entries) {
            List<Hazard> hazards = new ArrayList<>();
            List<Hazard> open = new ArrayList<>();
            List<NewObligation> opened = new ArrayList<>();
            for (Entry row : entries) {
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
                    HazardRows.of(hazards),
                    ledger.prepare(hazards.stream().map(this::act).toList()));
        }

        private Hazard hazard(Entry row) {
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

        private NewObligation rectification(Hazard h, Entry row) {
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

    /** Hazards ready to be stored. */
    public static final class Prepared {

        private final int size;
        private final BulkObligations.Prepared rectifications;
        private final List<BulkRows> rows;
        private final Ledger.Prepared acts;

        private Prepared(int size, BulkObligations.Prepared rectifications, List<BulkRows> rows, Ledger.Prepared acts) {
            this.size = size;
            this.rectifications = rectifications;
            this.rows = rows;
            this.acts = acts;
        }

        /** How many they are. */
        public int size() {
            return size;
        }
    }

    /**
     * Stores what was prepared, in the caller's transaction.
     *
     * @throws org.springframework.dao.DuplicateKeyException when somebody else stored one of them since
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void store(Prepared prepared) {
        obligations.open(prepared.rectifications);
        prepared.rows.forEach(rows -> rows.store(template));
        ledger.append(prepared.acts);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(Zones.CHINA).toInstant();
    }
}
