package cn.anlan.regimes;

import cn.anlan.organization.CommitteeQueries;
import cn.anlan.organization.CommitteeView;
import cn.anlan.organization.Seat;
import cn.anlan.organization.UnitKind;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the committees of units lack by their regimes: the directors a Safety Committee must have (WX-3.1b), and what a special committee
 * must be registered with (WX-2.4a).
 */
@Component
class CommitteeGaps {

    /** The parameter that says how many directors; a regime without it asks for none. */
    static final String DIRECTORS = "committee-directors";

    private static final String REGISTER = "WX-2.4a";

    private final RegimeQueries regimes;
    private final CommitteeQueries committees;
    private final Clock clock;

    CommitteeGaps(RegimeQueries regimes, CommitteeQueries committees, Clock clock) {
        this.regimes = regimes;
        this.committees = committees;
        this.clock = clock;
    }

    /** What is missing. */
    enum Lack {
        COMMITTEE,
        DIRECTORS,
        SPECIAL_COMMITTEES,
        CHAIR,
        MEMBERS,
        SECTOR,
        RULES
    }

    /**
     * One thing a unit lacks.
     *
     * @param committee the committee that lacks it, null where there is none
     * @param demanded how many there must be
     * @param there how many there are
     */
    record Gap(
            UUID unit,
            String unitName,
            String territory,
            @Nullable UUID committee,
            @Nullable String committeeName,
            Lack lack,
            int demanded,
            long there,
            String clause) {}

    /** The gaps of the units seen, in the order of their area codes. */
    List<Gap> of(Predicate<UnitView> seen) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Zones.CHINA);
        var gaps = new ArrayList<Gap>();
        for (String pack : regimes.adopted(today)) {
            List<RegimeQueries.InForce> covered = regimes.covered(pack, today).stream()
                    .filter(one -> seen.test(one.unit()) && asks(one.version().content(), today))
                    .toList();
            Map<UUID, List<CommitteeView>> theirs =
                    committees.of(covered.stream().map(one -> one.unit().id()).toList(), today);
            Map<PackVersion, ParameterSheet> sheets = new java.util.HashMap<>();
            for (var one : covered) {
                ParameterSheet sheet =
                        sheets.computeIfAbsent(one.version(), version -> regimes.parameters(version, today));
                add(gaps, one, theirs.getOrDefault(one.unit().id(), List.of()), sheet, today);
            }
        }
        return gaps;
    }

    private static boolean asks(RegimePack pack, LocalDate today) {
        return pack.parameter(DIRECTORS, today).isPresent() || wantsSpecial(pack);
    }

    private static boolean wantsSpecial(RegimePack pack) {
        return pack.duties().stream().anyMatch(duty -> duty.each() == Duty.Each.SPECIAL_COMMITTEE);
    }

    private static void add(
            List<Gap> gaps,
            RegimeQueries.InForce covered,
            List<CommitteeView> theirs,
            ParameterSheet sheet,
            LocalDate today) {
        UnitView unit = covered.unit();
        RegimePack pack = covered.version().content();
        if (pack.parameter(DIRECTORS, today).isPresent()) {
            ParameterValue asked = sheet.value(unit, DIRECTORS);
            CommitteeView safety = theirs.stream()
                    .filter(one -> one.kind() == UnitKind.COMMITTEE)
                    .findFirst()
                    .orElse(null);
            long there = safety == null ? 0 : safety.count(Seat.DIRECTOR);
            if (safety == null) {
                gaps.add(gap(unit, null, Lack.COMMITTEE, 1, 0, asked.clause()));
            }
            if (there < asked.asInt()) {
                gaps.add(gap(unit, safety, Lack.DIRECTORS, asked.asInt(), there, asked.clause()));
            }
        }
        if (wantsSpecial(pack)) {
            List<CommitteeView> special = theirs.stream()
                    .filter(one -> one.kind() == UnitKind.SPECIAL_COMMITTEE)
                    .toList();
            if (special.isEmpty()) {
                gaps.add(gap(unit, null, Lack.SPECIAL_COMMITTEES, 1, 0, REGISTER));
            }
            for (CommitteeView one : special) {
                lacking(one).forEach(lack -> gaps.add(gap(unit, one, lack, 1, 0, REGISTER)));
            }
        }
    }

    private static List<Lack> lacking(CommitteeView special) {
        var lacking = new ArrayList<Lack>();
        if (special.count(Seat.CHAIR) == 0) {
            lacking.add(Lack.CHAIR);
        }
        if (special.count(Seat.MEMBER) == 0) {
            lacking.add(Lack.MEMBERS);
        }
        if (special.sector() == null) {
            lacking.add(Lack.SECTOR);
        }
        if (special.rules().isEmpty()) {
            lacking.add(Lack.RULES);
        }
        return lacking;
    }

    private static Gap gap(
            UnitView unit, @Nullable CommitteeView committee, Lack lack, int demanded, long there, String clause) {
        return new Gap(
                unit.id(),
                unit.name(),
                unit.territory(),
                committee == null ? null : committee.id(),
                committee == null ? null : committee.name(),
                lack,
                demanded,
                there,
                clause);
    }
}
