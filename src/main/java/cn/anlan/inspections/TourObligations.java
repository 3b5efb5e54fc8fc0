package cn.anlan.inspections;

import cn.anlan.calendar.Deadline;
import cn.anlan.obligations.EvidenceDemand;
import cn.anlan.obligations.NewObligation;
import cn.anlan.obligations.Obligations;
import cn.anlan.obligations.OutlivesUnit;
import cn.anlan.organization.PostView;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Role;
import cn.anlan.regimes.RegimeQueries;
import cn.anlan.regimes.RegimeTerms;
import cn.anlan.tourplans.TourTerms;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Opens what a tour obliges people to by a day: the terms, the evidence and the ladder are the pack's. */
@Component
class TourObligations {

    static final String TRAINING = "tour-training";
    static final String REPORT = "tour-report";
    static final String RECTIFICATION = "tour-rectification";
    static final String FINDING = "tour-finding";
    static final String TRANSFER = "tour-transfer";

    private static final List<EvidenceDemand> ANSWER =
            List.of(new EvidenceDemand("document", 1, new Bilingual("办理情况答复", "Answer")));
    private static final List<EvidenceDemand> PUT_RIGHT =
            List.of(new EvidenceDemand("any", 1, new Bilingual("整改佐证材料", "Proof of rectification")));

    private final Obligations obligations;
    private final RegimeQueries regimes;
    private final RegimeTerms terms;
    private final WorkStore work;
    private final TourReach reach;
    private final UnitQueries units;

    TourObligations(
            Obligations obligations,
            RegimeQueries regimes,
            RegimeTerms terms,
            WorkStore work,
            TourReach reach,
            UnitQueries units) {
        this.obligations = obligations;
        this.regimes = regimes;
        this.terms = terms;
        this.work = work;
        this.reach = reach;
        this.units = units;
    }

    @Bean
    static OutlivesUnit reportOutlivesUnit() {
        return new OutlivesUnit(REPORT);
    }

    @Bean
    static OutlivesUnit rectificationOutlivesUnit() {
        return new OutlivesUnit(RECTIFICATION);
    }

    /** The office trains the members, seen to by the head. */
    UUID training(Tour tour, Actor by, Instant from) {
        return open(
                tour,
                by,
                TRAINING,
                tour.id(),
                new Bilingual("培训赴" + tour.unitName() + "巡查人员", "Train the members for " + tour.unitName()),
                "ZZ-3.3.1",
                "train-members",
                reach.post(tour.sender(), Role.COMMITTEE_OFFICE).orElse(null),
                tour.sender(),
                due(tour, "training-limit", from),
                demands(tour, "train-members"));
    }

    /** The leader reports; the committee's head verifies, which is the committee's approval (ZZ-3.3.3, ZZ-3.3.4a). */
    UUID report(Tour tour, Actor by, @Nullable UUID leader, Instant from) {
        PostView post = leader == null ? null : reach.postOf(leader).orElse(null);
        return open(
                tour,
                by,
                REPORT,
                tour.id(),
                new Bilingual("报送对" + tour.unitName() + "的巡查工作报告", "Report on the tour of " + tour.unitName()),
                "ZZ-3.3.3",
                "tour-report",
                post,
                tour.sender(),
                due(tour, "tour-report-limit", from),
                demands(tour, "tour-report"));
    }

    /**
     * The toured unit's principal rectifies and reports, or whoever stands for a unit that is gone; the committee reviews (ZZ-3.3.5).
     *
     * @throws Problem 422 when there is nobody
     */
    UUID rectification(Tour tour, Actor by, Instant from) {
        PostView principal = reach.rectifier(tour.unit())
                .orElseThrow(() -> new Problem(InspectionProblem.NO_PRINCIPAL, tour.unitName()).clause("ZZ-3.3.4a"));
        return open(
                tour,
                by,
                RECTIFICATION,
                tour.id(),
                new Bilingual("整改巡查反馈问题并报送情况", "Rectify what the tour found, and report"),
                "ZZ-3.3.5",
                "rectify-after-tour",
                principal,
                tour.unit(),
                due(tour, "rectification-limit", from),
                demands(tour, "rectify-after-tour"));
    }

    /** Whoever answers for a problem puts it right, by the day of the rectification; a hazard has an obligation of its own. */
    void findings(Tour tour, Actor by, List<TourFinding> found, Instant from) {
        found.stream()
                .filter(finding -> !finding.isHazard())
                .forEach(finding -> work.obliged(finding.id(), finding(tour, by, finding, from)));
    }

    private UUID finding(Tour tour, Actor by, TourFinding finding, Instant from) {
        return open(
                tour,
                by,
                FINDING,
                finding.id(),
                new Bilingual("整改巡查发现问题：" + finding.title(), "Put right: " + finding.title()),
                tour.order().rectification(),
                null,
                reach.responsible(finding.unit()).orElse(null),
                reach.answering(finding.unit()).id(),
                due(tour, tour.order().limit(), from),
                PUT_RIGHT);
    }

    /** Whoever a violation is transferred to deals with it and answers (ZZ-3.3.4b). */
    UUID transfer(Tour tour, Actor by, UUID transfer, TourFinding finding, UUID unit, Instant from) {
        return open(
                tour,
                by,
                TRANSFER,
                transfer,
                new Bilingual("办理巡查移交问题并答复：" + finding.title(), "Deal with and answer: " + finding.title()),
                "ZZ-3.3.4b",
                null,
                reach.head(unit).orElse(null),
                unit,
                due(tour, "transfer-answer-limit", from),
                ANSWER);
    }

    private Deadline due(Tour tour, String parameter, Instant from) {
        return terms.due(units.get(tour.unit()), tour.order().pack(), tour.packVersion(), parameter, from);
    }

    /** What the pack demands, under the version with which the tour began. */
    private List<EvidenceDemand> demands(Tour tour, String duty) {
        return regimes.version(TourTerms.PACK, tour.packVersion()).orElseThrow().content().duty(duty).stream()
                .flatMap(one -> one.evidence().stream())
                .map(one -> new EvidenceDemand(one.kind().name().toLowerCase(Locale.ROOT), one.min(), one.label()))
                .toList();
    }

    private UUID open(
            Tour tour,
            Actor by,
            String origin,
            UUID id,
            Bilingual title,
            String clause,
            @Nullable String duty,
            @Nullable PostView bearer,
            UUID unit,
            Deadline deadline,
            List<EvidenceDemand> demands) {
        UnitView own = units.get(bearer == null ? unit : bearer.unit());
        UUID verifier = reach.post(tour.sender(), tour.order().verifier())
                .filter(post -> post.holder() != null)
                .map(PostView::id)
                .orElse(null);
        // Of its own office or its own departments the sender stays the place of the matter.
        String territory = unit.equals(tour.sender()) ? units.get(tour.sender()).territory() : own.territory();
        return obligations.open(
                new NewObligation(
                        origin,
                        id,
                        new Bilingual(cut(title.zh()), cut(title.en())),
                        tour.order().pack(),
                        tour.packVersion(),
                        clause,
                        duty,
                        own.id(),
                        bearer == null ? null : bearer.id(),
                        verifier,
                        verifier == null ? tour.sender() : null,
                        territory,
                        deadline,
                        demands,
                        false),
                by);
    }

    private static String cut(String title) {
        return title.length() <= 120 ? title : title.substring(0, title.offsetByCodePoints(0, 100)) + "…";
    }
}
