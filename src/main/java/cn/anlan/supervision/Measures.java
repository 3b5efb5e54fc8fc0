package cn.anlan.supervision;

import cn.anlan.calendar.Deadline;
import cn.anlan.obligations.NewObligation;
import cn.anlan.obligations.ObligationQueries;
import cn.anlan.obligations.ObligationView;
import cn.anlan.obligations.Obligations;
import cn.anlan.organization.PostView;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Zones;
import cn.anlan.records.RecordBrief;
import cn.anlan.records.RecordQueries;
import cn.anlan.regimes.RegimePack;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers slow or merely formal work: a superior level chooses a reminder, an interview or a circular and cites what was found; the unit's
 * principal must put it right by a day, which is an obligation (WX-3.2a). Reminders that time brings are none of these: they come by the
 * obligation's own ladder.
 */
@Service
@Transactional
public class Measures {

    /** Origin of the obligation to put things right; its origin is the measure. */
    public static final String ORIGIN = "measure";

    private static final int TITLE = 120;

    private final MeasureRecorder recorder;
    private final MeasureStore store;
    private final SupervisionTerms terms;
    private final Superiors superiors;
    private final Obligations obligations;
    private final ObligationQueries found;
    private final RecordQueries records;
    private final MeasureNotices notices;
    private final MeasureLetters letters;
    private final Clock clock;

    Measures(
            MeasureRecorder recorder,
            MeasureStore store,
            SupervisionTerms terms,
            Superiors superiors,
            Obligations obligations,
            ObligationQueries found,
            RecordQueries records,
            MeasureNotices notices,
            MeasureLetters letters,
            Clock clock) {
        this.recorder = recorder;
        this.store = store;
        this.terms = terms;
        this.superiors = superiors;
        this.obligations = obligations;
        this.found = found;
        this.records = records;
        this.notices = notices;
        this.letters = letters;
        this.clock = clock;
    }

    /**
     * Issues a measure in the caller's transaction.
     *
     * @throws Problem 404 unit or cited obligation out of scope; 422 own unit, no superior, nothing cited that holds, order forced
     */
    public Done issue(Actor by, NewMeasure asked) {
        UnitView unit = superiors.below(by, asked.unit(), asked.clause());
        PostView principal = superiors
                .principal(unit.id())
                .orElseThrow(
                        () -> new Problem(SupervisionProblem.NO_PRINCIPAL, unit.name()).field("unit", "NoPrincipal"));
        UUID id = Ids.next();
        UUID about = about(by, asked, id);
        requireOrder(asked, unit, about);
        Deadline deadline = terms.on(asked.dueDay());
        UUID obligation = obligations.open(obligation(id, asked, unit, principal, by, deadline), by);
        var measure = new Measure(
                id,
                1,
                asked.means(),
                MeasureState.ISSUED,
                unit.id(),
                principal.id(),
                unit.territory(),
                asked.basis(),
                asked.cited(),
                asked.fault(),
                about,
                asked.finding(),
                asked.demand(),
                asked.clause(),
                Objects.requireNonNull(by.unit()),
                by.person(),
                by.name(),
                Objects.requireNonNullElse(by.postTitle(), ""),
                clock.instant(),
                obligation,
                deadline.due(),
                null,
                null,
                null,
                null);
        UUID act = recorder.issued(measure, by);
        notices.issued(measure, unit, act);
        letters.issued(measure, by, SupervisionTerms.day(measure.due()));
        return new Done(id, 1, MeasureState.ISSUED.name(), act);
    }

    /** How far measures are, by id; whether somebody may know is for the caller to decide. */
    @Transactional(readOnly = true)
    public Map<UUID, MeasureStanding> standing(Collection<UUID> ids) {
        Instant now = clock.instant();
        return store.findAll(ids).stream()
                .collect(Collectors.toMap(
                        Measure::id,
                        m -> new MeasureStanding(
                                m.id(),
                                m.state().name(),
                                LocalDate.ofInstant(m.due().minusNanos(1), Zones.CHINA),
                                m.isLate(now))));
    }

    /** What can be chosen about a matter now: all, or up to the next of a forced order. */
    List<Means> choices(UnitView unit, UUID about) {
        if (!terms.isOrderForced(unit)) {
            return List.of(Means.values());
        }
        List<Means> earlier =
                store.about(about, unit.id()).stream().map(Measure::means).toList();
        return List.of(Means.values()).stream()
                .filter(means -> means.before().map(earlier::contains).orElse(true))
                .toList();
    }

    private void requireOrder(NewMeasure asked, UnitView unit, UUID about) {
        Optional<Means> before = asked.means().before();
        if (before.isPresent() && !choices(unit, about).contains(asked.means())) {
            throw new Problem(
                            SupervisionProblem.ORDER_FORCED,
                            asked.means().label().zh(),
                            before.get().label().zh(),
                            asked.means().label().en(),
                            before.get().label().en())
                    .clause(asked.clause())
                    .field("means", "OrderForced");
        }
    }

    /** The matter the measure belongs to, once what it cites holds. */
    private UUID about(Actor by, NewMeasure asked, UUID own) {
        UUID cited = asked.cited();
        switch (asked.basis()) {
            case OVERDUE -> {
                if (!cited(by, asked, cited).late()) {
                    throw new Problem(SupervisionProblem.NOT_OVERDUE)
                            .clause(asked.clause())
                            .field("cited", "NotOverdue");
                }
            }
            case PROGRESS_CHECK -> {
                if (cited(by, asked, cited).checks() == 0) {
                    throw new Problem(SupervisionProblem.NOT_CHECKED)
                            .clause(asked.clause())
                            .field("cited", "NotChecked");
                }
            }
            case RECORD -> requireRecord(by, asked, cited);
            case WORDS -> {
                if (asked.fault() == null) {
                    throw new Problem(SupervisionProblem.FAULT_MISSING)
                            .clause(asked.clause())
                            .field("fault", "NotNull");
                }
                if (cited != null) {
                    cited(by, asked, cited);
                }
            }
        }
        if (cited != null) {
            return cited;
        }
        return asked.follows() == null ? own : followed(by, asked, asked.follows());
    }

    private void requireRecord(Actor by, NewMeasure asked, @Nullable UUID cited) {
        RecordBrief record = records.find(by, present(asked, cited))
                .orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND).field("cited", "NotFound"));
        if (!record.isFiled()) {
            throw new Problem(SupervisionProblem.NOT_FILED, record.title())
                    .clause(asked.clause())
                    .field("cited", "NotFiled");
        }
        if (!record.concerns().contains(asked.unit())) {
            throw new Problem(SupervisionProblem.OTHER_UNIT, record.title()).field("cited", "OtherUnit");
        }
    }

    private static UUID present(NewMeasure asked, @Nullable UUID cited) {
        if (cited == null) {
            throw new Problem(SupervisionProblem.CITED_MISSING)
                    .clause(asked.clause())
                    .field("cited", "NotNull");
        }
        return cited;
    }

    private ObligationView cited(Actor by, NewMeasure asked, @Nullable UUID asCited) {
        UUID cited = present(asked, asCited);
        ObligationView obligation = found.get(by, cited);
        if (!obligation.unit().id().equals(asked.unit())) {
            throw new Problem(SupervisionProblem.OTHER_UNIT, obligation.unit().name()).field("cited", "OtherUnit");
        }
        return obligation;
    }

    private UUID followed(Actor by, NewMeasure asked, UUID follows) {
        Measure earlier = store.find(follows, by.scope()).orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        if (!earlier.unit().equals(asked.unit())) {
            throw new Problem(SupervisionProblem.OTHER_UNIT, "").field("follows", "OtherUnit");
        }
        return earlier.about();
    }

    private NewObligation obligation(
            UUID id, NewMeasure asked, UnitView unit, PostView principal, Actor by, Deadline deadline) {
        RegimePack pack = terms.pack(unit, asked.clause()).content();
        String brief = brief(asked.demand());
        return new NewObligation(
                ORIGIN,
                id,
                new Bilingual(
                        asked.means().label().zh() + "整改：" + brief,
                        "Put right (" + asked.means().label().en().toLowerCase(java.util.Locale.ROOT) + "): " + brief),
                pack.pack(),
                pack.version(),
                asked.clause(),
                null,
                unit.id(),
                principal.id(),
                null,
                by.unit(),
                unit.territory(),
                deadline,
                List.of(),
                false);
    }

    static String brief(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.length() <= TITLE) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(TITLE - 1)) ? TITLE - 1 : TITLE;
        return line.substring(0, end) + "…";
    }
}
