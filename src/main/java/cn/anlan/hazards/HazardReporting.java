package cn.anlan.hazards;

import cn.anlan.obligations.EvidenceDemand;
import cn.anlan.obligations.NewObligation;
import cn.anlan.obligations.Obligations;
import cn.anlan.organization.PostQueries;
import cn.anlan.organization.PostView;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Bilingual;
import cn.anlan.regimes.Duty;
import cn.anlan.regimes.PackVersion;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where a regime wants violations and major hazards reported within a set time, finding one opens the obligation to report it (BF-2.1c).
 * The time runs from when it was found, not from when it was entered.
 */
@Component
class HazardReporting {

    /** Origin of the obligation to report; its origin is the hazard. */
    static final String ORIGIN = "hazard-report";

    private static final String MAJOR_FOUND = "major-hazard-found";
    private static final String VIOLATION_FOUND = "violation-found";

    private final HazardTerms terms;
    private final Obligations obligations;
    private final UnitQueries units;
    private final PostQueries posts;
    private final Clock clock;

    HazardReporting(HazardTerms terms, Obligations obligations, UnitQueries units, PostQueries posts, Clock clock) {
        this.terms = terms;
        this.obligations = obligations;
        this.units = units;
        this.posts = posts;
        this.clock = clock;
    }

    void reported(Hazard h, Actor by) {
        if (h.kind == HazardKind.MAJOR) {
            open(h, MAJOR_FOUND, h.finding.foundAt(), by);
        }
        if (h.finding.violation()) {
            open(h, VIOLATION_FOUND, h.finding.foundAt(), by);
        }
    }

    void becameMajor(Hazard h, Actor by) {
        open(h, MAJOR_FOUND, clock.instant(), by);
    }

    private void open(Hazard h, String event, Instant start, Actor by) {
        for (PackVersion version : terms.of(h.finding).versions()) {
            for (Duty duty : version.content().duties()) {
                if (duty.recurrence() == Duty.Recurrence.ON_EVENT
                        && event.equals(duty.due().after())) {
                    open(h, version, duty, start, by);
                }
            }
        }
    }

    private void open(Hazard h, PackVersion version, Duty duty, Instant start, Actor by) {
        UnitView unit = bearing(h.finding.keeper(), duty);
        if (unit == null) {
            return;
        }
        String parameter = Objects.requireNonNull(duty.due().parameter());
        var limit = terms.parameter(List.of(version), unit, parameter, terms.today())
                .orElseThrow();
        PostView post = posts.inUnit(unit.id(), duty.post(), terms.today()).orElse(null);
        obligations.open(
                new NewObligation(
                        ORIGIN,
                        h.id(),
                        new Bilingual(
                                duty.title().zh() + "：" + Rectification.brief(h.finding.title()),
                                duty.title().en() + ": " + Rectification.brief(h.finding.title())),
                        version.content().pack(),
                        version.content().version(),
                        duty.clause(),
                        duty.key(),
                        unit.id(),
                        post == null ? null : post.id(),
                        verifier(unit, duty),
                        null,
                        h.finding.territory(),
                        terms.deadline(limit.asTerm(cn.anlan.calendar.Period.QUARTER), start),
                        duty.evidence().stream()
                                .map(demand -> new EvidenceDemand(
                                        demand.kind().name().toLowerCase(Locale.ROOT), demand.min(), demand.label()))
                                .toList(),
                        false),
                by);
    }

    /** The post that accepts it; where there is none, whoever is superior does. */
    private @Nullable UUID verifier(UnitView unit, Duty duty) {
        List<UnitView> places = switch (duty.verifier().of()) {
            case OWN_UNIT -> List.of(unit);
            case SUPERIOR -> units.superiors(unit.id());
        };
        return places.stream()
                .flatMap(place -> posts.inUnit(place.id(), duty.verifier().role(), terms.today()).stream())
                .map(PostView::id)
                .findFirst()
                .orElse(null);
    }

    /** The nearest unit, from the keeper upwards, of a kind that bears the duty. */
    private @Nullable UnitView bearing(UUID keeper, Duty duty) {
        List<UnitView> chain = new ArrayList<>();
        chain.add(units.get(keeper));
        chain.addAll(units.superiors(keeper));
        return chain.stream()
                .filter(unit -> duty.unitKinds().contains(unit.kind()))
                .findFirst()
                .orElse(null);
    }
}
