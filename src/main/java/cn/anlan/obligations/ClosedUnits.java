package cn.anlan.obligations;

import static cn.anlan.obligations.Handovers.facts;

import cn.anlan.organization.OrganizationChanged;
import cn.anlan.organization.PostQueries;
import cn.anlan.organization.PostView;
import cn.anlan.organization.UnitClosed;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Bilingual;
import cn.anlan.regimes.Duty;
import cn.anlan.regimes.RegimeQueries;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends or passes on what a unit that closes leaves open. Merged, its matters go to the unit that takes over, and what is about it becomes
 * about that one, unless the successor owes the same already. Dissolved, what its duties still asked, and what else only it could do, can't be
 * done any more: the product waives it and names the act that closed the unit; the rest, and what outlives its unit, passes to the level
 * above. What it was to verify a superior does. Of a quota shared by days only the part of the days it existed was owed.
 */
@Component
@Transactional
class ClosedUnits {

    private static final Bilingual GONE =
            new Bilingual("，此项已无法办理，系统豁免", ", so it can't be done any more: waived by the system");
    private static final Bilingual OWN =
            new Bilingual("，后者同期已有同一事项，系统豁免", ", which has the same to do in the period: waived by the system");
    private static final Bilingual NOT_OWED = new Bilingual(
            "，按存续天数折算后此项不再应办，系统豁免", ", and by the days it existed this one isn't owed: waived by the system");

    private static final Set<String> MEMBER_GONE = Set.of("post.left-team", "post.closed");

    private final ObligationStore store;
    private final Recorder recorder;
    private final PostQueries posts;
    private final Bearers bearers;
    private final UnitQueries units;
    private final RegimeQueries regimes;
    private final Lasting lasting;
    private final Clock clock;

    ClosedUnits(
            ObligationStore store,
            Recorder recorder,
            PostQueries posts,
            Bearers bearers,
            UnitQueries units,
            RegimeQueries regimes,
            Lasting lasting,
            Clock clock) {
        this.store = store;
        this.recorder = recorder;
        this.posts = posts;
        this.bearers = bearers;
        this.units = units;
        this.regimes = regimes;
        this.lasting = lasting;
        this.clock = clock;
    }

    @EventListener
    void follow(UnitClosed closed) {
        Ending ending = ending(closed);
        var taken = new ArrayList<Recorder.Taken>();
        var owed = new HashMap<String, Integer>();
        for (Obligation o :
                store.lockLiveConcerning(closed.unit(), ending.gone().keySet())) {
            boolean verified = ending.passVerifying(o);
            Optional<Recorder.Taken> step = o.unit.equals(closed.unit())
                    ? ofUnit(o, ending)
                    : isAbout(o, closed.unit()) ? ofSubject(o, ending, owed) : Optional.empty();
            step.or(() -> verified ? Optional.of(transfer(o, ending, Map.of())) : Optional.empty())
                    .ifPresent(taken::add);
        }
        recorder.recordAll(taken);
    }

    private Ending ending(UnitClosed closed) {
        UUID into = closed.mergedInto();
        return new Ending(
                closed,
                units.get(closed.unit()),
                into == null ? null : units.get(into),
                into == null ? List.of() : posts.ofUnit(into, closed.date()),
                posts.ofUnit(closed.unit(), closed.date().minusDays(1)).stream()
                        .collect(Collectors.toMap(PostView::id, Function.identity())));
    }

    /** What was asked about a member of the leading team who is none any more, or about a post that is gone. */
    @EventListener
    void follow(OrganizationChanged change) {
        if (!MEMBER_GONE.contains(change.kind())) {
            return;
        }
        PostView post = posts.get(change.subject());
        String day = change.effective().toString();
        var what = new Bilingual(
                post.title() + "自" + day + "起不再是班子成员岗位", post.title() + " is no post of the leading team as of " + day);
        String act = "post/" + change.subject() + "@" + change.version();
        recorder.recordAll(store.lockLiveConcerning(change.subject(), Set.of()).stream()
                .filter(o -> isAbout(o, change.subject()) && isOpen(o))
                .map(o -> waive(o, what, act, GONE))
                .toList());
    }

    private Optional<Recorder.Taken> ofUnit(Obligation o, Ending ending) {
        UnitView into = ending.into();
        if (into == null) {
            return dissolved(o, ending);
        }
        boolean isDuty = o.matter.duty() != null;
        if (isDuty && o.matter.period() != null && store.has(o.matter, into.id(), subject(o))) {
            return isOpen(o) ? Optional.of(waive(o, ending, OWN)) : Optional.empty();
        }
        var before = o.bearer;
        o.handTo(
                into.id(),
                before == null
                        ? null
                        : ending.successor(before.role())
                                .map(Obligations::bearer)
                                .orElse(before));
        return Optional.of(transfer(o, ending, Map.of()));
    }

    /** What nobody takes over: lifted where only that unit could do it, else with the level above. */
    private Optional<Recorder.Taken> dissolved(Obligation o, Ending ending) {
        if (lasting.endsWithUnit(o.matter)) {
            return isOpen(o) ? Optional.of(waive(o, ending, GONE)) : Optional.empty();
        }
        // What is performed already goes there in case it is sent back, but not from whoever is to judge it.
        return above(ending).filter(post -> isOpen(o) || !verifies(post, o)).map(post -> {
            o.handTo(post.unit(), o.bearer == null ? null : Obligations.bearer(post));
            if (verifies(post, o)) {
                // Nobody accepts their own work; where none is named, a superior does.
                o.verifierPost = null;
                o.verifierUnit = null;
            }
            return transfer(o, ending, Map.of("toUnit", post.unit().toString()));
        });
    }

    private Optional<PostView> above(Ending ending) {
        return bearers.above(ending.closed().unit(), ending.closed().date());
    }

    private static boolean verifies(PostView post, Obligation o) {
        return post.id().equals(o.verifierPost) || post.unit().equals(o.verifierUnit);
    }

    private Optional<Recorder.Taken> ofSubject(Obligation o, Ending ending, Map<String, Integer> owed) {
        if (!isOpen(o)) {
            return Optional.empty();
        }
        boolean isOwed = isOwed(o, ending, owed);
        UnitView into = ending.into();
        if (into != null && isOwed && !store.has(o.matter, o.unit, into.id())) {
            store.about(o.id(), new Subject(into.id(), into.name()));
            return Optional.of(transfer(o, ending, Map.of("toSubject", into.name())));
        }
        return Optional.of(waive(o, ending, !isOwed ? NOT_OWED : into == null ? GONE : OWN));
    }

    /** Whether it belongs to the part of a quota that falls to the days the subject existed; all does unless the pack shares by days. */
    private boolean isOwed(Obligation o, Ending ending, Map<String, Integer> owed) {
        String base = DutyPeriod.base(o.matter.period());
        boolean shared = o.matter.pack() != null
                && regimes.version(o.matter.pack(), o.matter.packVersion())
                        .flatMap(version -> version.content().duty(String.valueOf(o.matter.duty())))
                        .filter(duty -> duty.handover() == Duty.Handover.PRO_RATA_DAYS)
                        .isPresent();
        DutyPeriod period = DutyPeriod.named(base).orElse(null);
        if (!shared || period == null) {
            return true;
        }
        String series = o.unit + o.matter.pack() + o.matter.duty() + base;
        int left = owed.computeIfAbsent(series, key -> {
            ObligationStore.Series all = store.series(o);
            LocalDate end = ending.closed().date();
            return period.share(all.all(), period.daysHeld(ending.unit().opened(), end)) - all.done();
        });
        owed.put(series, left - 1);
        return left > 0;
    }

    private Recorder.Taken waive(Obligation o, Ending ending, Bilingual why) {
        return waive(o, ending.what(), ending.act(), why);
    }

    private Recorder.Taken waive(Obligation o, Bilingual what, String act, Bilingual why) {
        o.take(Step.WAIVE, Actor.system());
        o.closed(clock.instant());
        return new Recorder.Taken(
                o,
                Step.WAIVE,
                facts(
                        "reason",
                        what.zh() + why.zh(),
                        "reasonEn",
                        what.en() + why.en(),
                        "cites",
                        act,
                        "late",
                        o.overdueAt != null),
                clock.instant());
    }

    private Recorder.Taken transfer(Obligation o, Ending ending, Map<String, ?> more) {
        o.take(Step.TRANSFER, Actor.system());
        Map<String, Object> facts = facts(
                "fromUnit", ending.closed().unit(),
                "toUnit", ending.into() == null ? null : ending.into().id(),
                "since", ending.closed().date(),
                "reason", ending.what().zh(),
                "reasonEn", ending.what().en(),
                "cites", ending.act());
        facts.putAll(more);
        return new Recorder.Taken(o, Step.TRANSFER, facts, clock.instant());
    }

    private static boolean isOpen(Obligation o) {
        return o.state == ObligationState.OPEN || o.state == ObligationState.ASSIGNED;
    }

    private static boolean isAbout(Obligation o, UUID unit) {
        return unit.equals(subject(o));
    }

    private static @Nullable UUID subject(Obligation o) {
        return o.matter.subject() == null ? null : o.matter.subject().id();
    }
}
