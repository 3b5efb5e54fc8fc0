package cn.anlan.records;

import cn.anlan.obligations.DutyPeriod;
import cn.anlan.obligations.ObligationBrief;
import cn.anlan.obligations.ObligationQueries;
import cn.anlan.obligations.ObligationState;
import cn.anlan.obligations.Obligations;
import cn.anlan.obligations.UnitObligations;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Zones;
import cn.anlan.regimes.Duty;
import cn.anlan.regimes.RegimeQueries;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the obligations that a record meets, and performs them. A record counts for every duty that names its kind, for the period in which
 * the work was done, and once for one duty in a period: of several owed, for the earliest that is still open.
 */
@Component
class Counting {

    private final UnitObligations owed;
    private final ObligationQueries queries;
    private final Obligations obligations;
    private final RegimeQueries regimes;
    private final RecordStore store;

    Counting(
            UnitObligations owed,
            ObligationQueries queries,
            Obligations obligations,
            RegimeQueries regimes,
            RecordStore store) {
        this.owed = owed;
        this.queries = queries;
        this.obligations = obligations;
        this.regimes = regimes;
        this.store = store;
    }

    /** What a record that is filed, or about to be, counts for by the rules alone. */
    List<Count> byRule(DutyRecord r) {
        LocalDate day = dayItCountsFor(r);
        if (day == null || !countsByItself(r.kind())) {
            return List.of();
        }
        List<Count> before = store.counts(r.id());
        Map<String, List<ObligationBrief>> bySeries = owed.owed(r.root.unit()).stream()
                .filter(o -> isMetBy(o, r.kind()) && holds(o, day) && isAbout(o, r))
                .collect(Collectors.groupingBy(Counting::series, LinkedHashMap::new, Collectors.toList()));
        var counts = new ArrayList<Count>();
        bySeries.forEach((series, some) -> {
            Optional<UUID> met = before.stream()
                    .filter(count -> count.met() && count.series().equals(series))
                    .map(Count::obligation)
                    .findFirst();
            // Counted already, unless the verifier sent that very one back.
            some.stream()
                    .filter(o -> met.isEmpty() || met.get().equals(o.id()))
                    .min(Comparator.comparing(o -> DutyPeriod.number(o.period())))
                    .map(o -> count(o, r, reason(o, r)))
                    .ifPresent(counts::add);
        });
        return counts;
    }

    /**
     * What a record counts for as its filer chose.
     *
     * @throws Problem 404 not visible to them, 422 another unit's, or one that such a record can't meet
     */
    List<Count> byChoice(DutyRecord r, Actor by, List<UUID> chosen) {
        Map<UUID, ObligationBrief> found = owed.findAll(chosen);
        var series = new LinkedHashSet<String>();
        var counts = new ArrayList<Count>();
        List<UUID> distinct = chosen.stream().distinct().toList();
        for (int i = 0; i < distinct.size(); i++) {
            // Refuses what the filer may not see.
            queries.get(by, distinct.get(i));
            ObligationBrief o = Objects.requireNonNull(found.get(distinct.get(i)));
            Count.Reason against = o.unit().equals(r.root.unit()) ? refusal(o, r) : Count.Reason.OTHER_UNIT;
            if (against == null && o.duty() != null && !series.add(series(o))) {
                against = Count.Reason.SAME_DUTY;
            }
            if (against != null) {
                throw new Problem(
                                RecordProblem.NOT_SERVED,
                                o.title().zh(),
                                o.title().en())
                        .clause(o.clause())
                        .field("serves[" + i + "]", against.name());
            }
            counts.add(count(o, r, reason(o, r)));
        }
        return counts;
    }

    /** Performs what is met, as the bearer, with the record's files; in the caller's transaction. */
    void perform(DutyRecord r, List<Count> counts, Actor by, Instant now) {
        store.count(r.id(), counts, now);
        for (Count count : counts) {
            if (count.met()) {
                List<UUID> files = Stream.concat(r.evidence.stream(), poolOf(r).stream())
                        .map(DutyRecord.Attached::id)
                        .distinct()
                        .toList();
                obligations.perform(
                        by,
                        count.obligation(),
                        null,
                        r.kind().label().zh() + "：" + r.title,
                        files,
                        Objects.requireNonNull(r.happenedAt));
                store.countTogether(count.obligation());
            }
        }
    }

    /** Reports and whatever else are too many things to count for a duty unasked. */
    private static boolean countsByItself(RecordKind kind) {
        return kind != RecordKind.REPORT && kind != RecordKind.OTHER;
    }

    /** What is for a year counts for that year, even if it was made before it began. */
    private static @Nullable LocalDate dayItCountsFor(DutyRecord r) {
        if (r.happenedAt == null) {
            return null;
        }
        LocalDate day = LocalDate.ofInstant(r.happenedAt, Zones.CHINA);
        Integer year = r.particulars.forYear();
        return year == null || year == day.getYear() ? day : LocalDate.of(year, 1, 1);
    }

    /** Why an obligation can't be met by such a record at all; null if it can. */
    private Count.@Nullable Reason refusal(ObligationBrief o, DutyRecord r) {
        LocalDate day = dayItCountsFor(r);
        if (o.state() != ObligationState.OPEN && o.state() != ObligationState.ASSIGNED) {
            return Count.Reason.NOT_OPEN;
        }
        if (o.origin().equals(r.id())) {
            return Count.Reason.OTHER_KIND;
        }
        if (o.duty() != null) {
            List<String> kinds = duty(o).map(Duty::records).orElse(List.of());
            if (!kinds.isEmpty() && !kinds.contains(r.kind().key())) {
                return Count.Reason.OTHER_KIND;
            }
            if (day == null || !holds(o, day)) {
                return Count.Reason.OTHER_PERIOD;
            }
            if (!isAbout(o, r)) {
                return Count.Reason.OTHER_SUBJECT;
            }
        }
        return bearerReason(o, r);
    }

    private Count.@Nullable Reason reason(ObligationBrief o, DutyRecord r) {
        Count.Reason bearer = bearerReason(o, r);
        if (bearer != null) {
            return bearer;
        }
        if (r.kind() == RecordKind.KEY_WORK && !hasBothDocuments(r)) {
            return Count.Reason.OTHER_DOCUMENT_MISSING;
        }
        return o.missing(filesOf(r)).isEmpty() ? null : Count.Reason.EVIDENCE_MISSING;
    }

    private static Count.@Nullable Reason bearerReason(ObligationBrief o, DutyRecord r) {
        if (o.bearerPost() == null) {
            return Count.Reason.NO_BEARER;
        }
        return o.bearerPost().equals(r.post) ? null : Count.Reason.OTHER_BEARER;
    }

    private Count count(ObligationBrief o, DutyRecord r, Count.@Nullable Reason reason) {
        boolean lacks = reason == Count.Reason.EVIDENCE_MISSING || reason == Count.Reason.OTHER_DOCUMENT_MISSING;
        return new Count(
                o.id(),
                reason,
                lacks ? o.missing(filesOf(r)) : List.of(),
                series(o),
                o.title(),
                o.clause(),
                o.period());
    }

    private List<String> filesOf(DutyRecord r) {
        return Stream.concat(r.evidence.stream(), poolOf(r).stream())
                .distinct()
                .map(DutyRecord.Attached::kind)
                .toList();
    }

    /** Key work and work report are two documents of one duty, each a record of its own (WX-2.1a). */
    private boolean hasBothDocuments(DutyRecord r) {
        Set<Particulars.KeyWork.Document> documents = Stream.concat(Stream.of(r), others(r).stream())
                .filter(one ->
                        one.evidence.stream().anyMatch(file -> file.kind().equals("document")))
                .flatMap(one ->
                        Stream.ofNullable(one.particulars instanceof Particulars.KeyWork work ? work.document() : null))
                .collect(Collectors.toSet());
        return documents.contains(Particulars.KeyWork.Document.KEY_WORK)
                && documents.contains(Particulars.KeyWork.Document.WORK_REPORT);
    }

    private List<DutyRecord.Attached> poolOf(DutyRecord r) {
        return others(r).stream().flatMap(one -> one.evidence.stream()).toList();
    }

    private List<DutyRecord> others(DutyRecord r) {
        Integer year = r.particulars.forYear();
        if (r.kind() != RecordKind.KEY_WORK || year == null) {
            return List.of();
        }
        return store.filedForYear(r.root.unit(), r.kind(), r.post, year).stream()
                .filter(other -> !other.id().equals(r.id()))
                .toList();
    }

    /** Whether the duty behind an obligation names the kind. */
    boolean isMetBy(ObligationBrief o, RecordKind kind) {
        return duty(o).filter(duty -> duty.records().contains(kind.key())).isPresent();
    }

    private Optional<Duty> duty(ObligationBrief o) {
        return o.pack() == null
                ? Optional.empty()
                : regimes.version(o.pack(), o.packVersion()).stream()
                        .flatMap(version -> version.content().duties().stream())
                        .filter(duty -> duty.key().equals(o.duty()))
                        .findFirst();
    }

    private static boolean holds(ObligationBrief o, LocalDate day) {
        return DutyPeriod.counts(o.period(), day, LocalDate.ofInstant(o.openedAt(), Zones.CHINA));
    }

    private static boolean isAbout(ObligationBrief o, DutyRecord r) {
        return o.subject() == null || (r.subject != null && o.subject().id().equals(r.subject.id()));
    }

    private static String series(ObligationBrief o) {
        return String.join(
                "/",
                String.valueOf(o.pack()),
                o.duty() == null ? o.id().toString() : o.duty(),
                DutyPeriod.base(o.period()),
                o.subject() == null ? "" : o.subject().id().toString());
    }
}
