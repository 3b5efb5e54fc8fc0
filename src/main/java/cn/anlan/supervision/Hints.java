package cn.anlan.supervision;

import cn.anlan.ledger.EnteredActs;
import cn.anlan.ledger.EnteredActs.EnteredAct;
import cn.anlan.ledger.Ledger;
import cn.anlan.ledger.NewAct;
import cn.anlan.obligations.ObligationBrief;
import cn.anlan.obligations.UnitObligations;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Zones;
import cn.anlan.records.RecordQueries;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds signs of formalism in what the units below have entered, for the level above alone, and keeps which were looked into. */
@Service
@Transactional
class Hints {

    /** Entries looked at, the latest: the words of so many are compared in well under a second. */
    static final int MOST = 2000;

    private static final Set<String> KINDS = Set.of("obligation.performed", "record.filed", "hazard.reported");

    private final EnteredActs acts;
    private final RecordQueries records;
    private final UnitObligations obligations;
    private final UnitQueries units;
    private final Superiors superiors;
    private final SupervisionTerms terms;
    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Clock clock;

    Hints(
            EnteredActs acts,
            RecordQueries records,
            UnitObligations obligations,
            UnitQueries units,
            Superiors superiors,
            SupervisionTerms terms,
            JdbcClient jdbc,
            Ledger ledger,
            Clock clock) {
        this.acts = acts;
        this.records = records;
        this.obligations = obligations;
        this.units = units;
        this.superiors = superiors;
        this.terms = terms;
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** @param dismissed who found nothing in it, and why; null while nobody has looked */
    record Found(Hint hint, @Nullable Dismissed dismissed) {}

    record Dismissed(String by, String reason, Instant at) {}

    /** @param capped whether there were more entries than were looked at */
    record Quarter(HintRules.Limits limits, boolean capped, List<Found> found) {}

    @Transactional(readOnly = true)
    public Quarter of(Actor actor, LocalDate from, LocalDate to) {
        HintRules.Limits limits = limits(actor);
        List<EnteredAct> entered = acts.find(
                actor.scope(),
                KINDS,
                from.atStartOfDay(Zones.CHINA).toInstant(),
                to.plusDays(1).atStartOfDay(Zones.CHINA).toInstant(),
                MOST + 1);
        List<Hint> hints =
                HintRules.find(sources(actor, entered.stream().limit(MOST).toList()), limits, to);
        Map<String, Dismissed> known = dismissed(hints.stream().map(Hint::key).toList());
        return new Quarter(
                limits,
                entered.size() > MOST,
                hints.stream()
                        .map(hint -> new Found(hint, known.get(hint.key())))
                        .toList());
    }

    /** Says that nothing is in a hint, with a reason. */
    Done dismiss(Actor by, String key, LocalDate from, LocalDate to, String reason) {
        Hint hint = of(by, from, to).found().stream()
                .map(Found::hint)
                .filter(found -> found.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new Problem(SupervisionProblem.NO_SUCH_HINT));
        Dismissed before = dismissed(List.of(key)).get(key);
        if (before != null) {
            throw new Problem(SupervisionProblem.HINT_DISMISSED, before.by());
        }
        UUID id = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
        String territory = hint.sources().getLast().territory();
        Instant now = clock.instant();
        UUID act = ledger.append(new NewAct(
                "hint",
                id,
                1,
                "hint.dismissed",
                by,
                by.unit(),
                territory,
                now,
                Map.of(
                        "state",
                        "DISMISSED",
                        "key",
                        key,
                        "reason",
                        reason,
                        "hint",
                        hint.kind().name()),
                List.of()));
        jdbc.sql("""
                INSERT INTO supervision.dismissed_hint (key, territory, reason, person, name, dismissed_at, act) VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(key, territory, reason, by.person(), by.name(), MeasureStore.utc(now), act)
                .update();
        return new Done(id, 1, "DISMISSED", act);
    }

    private HintRules.Limits limits(Actor actor) {
        UnitView own = units.get(Objects.requireNonNull(actor.unit()));
        return new HintRules.Limits(
                limit(own, "formalism-similarity"),
                limit(own, "formalism-night-hours"),
                limit(own, "formalism-night-share"),
                limit(own, "formalism-night-least"));
    }

    private int limit(UnitView unit, String key) {
        return terms.value(unit, SupervisionTerms.MEANS, key).asInt();
    }

    /** The entries of units below the actor's; what a record was counted for is the record's, once. */
    private List<HintSource> sources(Actor actor, List<EnteredAct> entered) {
        List<UUID> performed = entered.stream()
                .filter(one -> one.subjectKind().equals("obligation"))
                .map(EnteredAct::subject)
                .distinct()
                .toList();
        Set<UUID> byRecord = records.meeting(performed).keySet();
        Map<UUID, ObligationBrief> titles = obligations.findAll(performed);
        Set<UUID> below = superiors.below(
                actor,
                entered.stream().flatMap(one -> Stream.ofNullable(one.unit())).collect(Collectors.toSet()));
        return entered.stream()
                .filter(one -> !byRecord.contains(one.subject()))
                .filter(one -> one.unit() != null && below.contains(one.unit()))
                .map(one -> source(one, titles.get(one.subject())))
                .toList();
    }

    private static HintSource source(EnteredAct one, @Nullable ObligationBrief obligation) {
        var facts = one.act().facts();
        String title = obligation == null
                ? String.valueOf(facts.getOrDefault("title", ""))
                : obligation.title().zh();
        return new HintSource(
                one.subjectKind(),
                one.subject(),
                title,
                one.unit(),
                one.territory(),
                one.act().person(),
                one.act().personName(),
                one.act().enteredAt(),
                words(facts),
                one.act().evidence());
    }

    /** What somebody wrote: the report, or the long texts of a record. */
    private static String words(Map<String, Object> facts) {
        if (facts.get("report") instanceof String report) {
            return report;
        }
        return facts.get("particulars") instanceof Map<?, ?> particulars
                ? particulars.values().stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .collect(Collectors.joining("\n"))
                : "";
    }

    private Map<String, Dismissed> dismissed(Collection<String> keys) {
        record Row(String key, Dismissed dismissed) {}
        return jdbc
                .sql("SELECT key, name, reason, dismissed_at FROM supervision.dismissed_hint WHERE key = ANY (?)")
                .params((Object) keys.toArray(String[]::new))
                .query((row, n) -> new Row(
                        row.getString(1),
                        new Dismissed(
                                row.getString(2),
                                row.getString(3),
                                row.getObject(4, OffsetDateTime.class).toInstant())))
                .list()
                .stream()
                .collect(Collectors.toMap(Row::key, Row::dismissed));
    }
}
