package cn.anlan.documents;

import cn.anlan.calendar.Calendars;
import cn.anlan.calendar.Deadline;
import cn.anlan.calendar.LegalClock;
import cn.anlan.calendar.Period;
import cn.anlan.calendar.Rounding;
import cn.anlan.calendar.Term;
import cn.anlan.letterkinds.LetterKind;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Zones;
import cn.anlan.regimes.PackVersion;
import cn.anlan.regimes.RegimeQueries;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** By when a reply is due: on the day the sender set, else as the regime in force for the sender says, else as the kind says. */
@Component
class ReplyTerms {

    private final RegimeQueries regimes;
    private final Calendars calendars;
    private final Clock clock;

    ReplyTerms(RegimeQueries regimes, Calendars calendars, Clock clock) {
        this.regimes = regimes;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** Under what a reply is due; the regime only where it is in force. */
    record Under(
            @Nullable String pack,
            int version,
            String clause,
            @Nullable String duty) {}

    Under under(LetterKind kind, UnitView sender) {
        String clause = kind.clause() == null ? "—" : kind.clause();
        return inForce(kind, sender)
                .map(version -> new Under(
                        version.content().pack(),
                        version.content().version(),
                        clause,
                        kind.reply() == null ? null : kind.reply().duty()))
                .orElseGet(() -> new Under(null, 0, clause, null));
    }

    /** The deadline for replies to a letter issued now; null if none is asked for. */
    @Nullable Deadline of(LetterKind kind, UnitView sender, @Nullable LocalDate set, boolean matterTracks) {
        if (kind.reply() == null && set == null || matterTracks) {
            return null;
        }
        if (set != null) {
            return on(set);
        }
        LetterKind.Reply reply = Objects.requireNonNull(kind.reply());
        String parameter = reply.parameter();
        Term term = parameter == null
                ? Term.parse(reply.term())
                : inForce(kind, sender)
                        .map(version -> regimes.parameters(version, today())
                                .value(sender, parameter)
                                .asTerm(Period.YEAR))
                        .orElseGet(() -> Term.parse(reply.term()));
        return LegalClock.due(term, Rounding.MOVES_ON, clock.instant(), calendars.workdays());
    }

    /**
     * The end of a day that somebody set.
     *
     * @throws Problem 422 when that day is over
     */
    Deadline on(LocalDate day) {
        return on(day, "replyBy");
    }

    /** @param field where the day was set */
    Deadline on(LocalDate day, String field) {
        Instant now = clock.instant();
        Deadline deadline = LegalClock.due(Term.on(day), Rounding.STAYS, now, calendars.workdays());
        if (deadline.isOverdue(now)) {
            throw new Problem(DocumentsProblem.REPLY_DAY_PAST, day.toString()).field(field, "Future");
        }
        return deadline;
    }

    private Optional<PackVersion> inForce(LetterKind kind, UnitView sender) {
        return kind.clause() == null
                ? Optional.empty()
                : regimes.inForceFor(sender, today()).stream()
                        .filter(version ->
                                version.content().clause(kind.clause()).isPresent())
                        .findFirst();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Zones.CHINA);
    }
}
