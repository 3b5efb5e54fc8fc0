package cn.anlan.campaigns;

import cn.anlan.hazards.HazardFigures;
import cn.anlan.obligations.DutyFigures;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Scope;
import cn.anlan.regimes.Duty;
import cn.anlan.regimes.PackVersion;
import cn.anlan.regimes.RegimeQueries;
import java.util.List;
import org.springframework.stereotype.Component;

/** Counts what a unit did in a quarter, and drafts its summary from that. */
@Component
class ReportFigures {

    private final HazardFigures hazards;
    private final DutyFigures duties;
    private final RegimeQueries regimes;
    private final Presence presence;

    ReportFigures(HazardFigures hazards, DutyFigures duties, RegimeQueries regimes, Presence presence) {
        this.hazards = hazards;
        this.duties = duties;
        this.regimes = regimes;
        this.presence = presence;
    }

    /** What the product knows of a unit's quarter. */
    record Figures(
            String quarter,
            int hazardsFound,
            int hazardsClosed,
            int hazardsOpen,
            int hazardsLate,
            int dutiesInTime,
            int dutiesLate,
            int dutiesOverdue,
            int sessions,
            int checks,
            int problemsFound,
            int problemsResolved) {}

    Figures of(Actor by, UnitView unit, Quarter quarter) {
        List<HazardFigures.Sum> kinds = hazards.sums(Scope.everything(), unit.areas(), quarter.from(), quarter.to());
        int inTime = 0;
        int late = 0;
        int overdue = 0;
        for (PackVersion version : regimes.inForceFor(unit, quarter.to())) {
            var course = new DutyFigures.Course(
                    version.content().pack(),
                    version.content().duties().stream().map(Duty::key).toList(),
                    quarter.from(),
                    quarter.to(),
                    "");
            for (DutyFigures.Sum sum : duties.cells(Scope.everything(), course, List.of(unit.id()))) {
                inTime += sum.figures().inTime();
                late += sum.figures().late();
                overdue += sum.figures().overdue();
            }
        }
        Presence.Row there = presence.of(by, unit, quarter);
        return new Figures(
                quarter.toString(),
                kinds.stream().mapToInt(HazardFigures.Sum::found).sum(),
                kinds.stream().mapToInt(HazardFigures.Sum::closed).sum(),
                kinds.stream().mapToInt(HazardFigures.Sum::open).sum(),
                kinds.stream().mapToInt(HazardFigures.Sum::late).sum(),
                inTime,
                late,
                overdue,
                there.sessions(),
                there.checks(),
                there.problemsFound(),
                there.problemsResolved());
    }

    /** The summary as the facts alone would have it; the unit corrects it. */
    static String words(Figures f, String unit, boolean english) {
        return (english ? """
                        %s: summary of %s

                        1. Hazards. %d found in the quarter, %d closed; %d open, %d of them past due.
                        2. Duties. %d performed in time, %d late; %d overdue.
                        3. Leaders. %d sessions of the principal, %d front-line checks of the deputy; %d problems found, %d resolved.
                        4. What is unsolved and what comes next:
                        """ : """
                        %s%s安全生产工作总结

                        一、隐患排查治理。本季度排查隐患%d项，销号%d项，未销号%d项，其中逾期%d项。
                        二、职责落实。按期办结%d项，逾期办结%d项，逾期未办%d项。
                        三、领导到位。主要负责人研究部署%d次，分管负责人一线检查%d次，发现问题%d项，解决%d项。
                        四、存在问题及下步打算：
                        """)
                .formatted(
                        unit,
                        f.quarter(),
                        f.hazardsFound(),
                        f.hazardsClosed(),
                        f.hazardsOpen(),
                        f.hazardsLate(),
                        f.dutiesInTime(),
                        f.dutiesLate(),
                        f.dutiesOverdue(),
                        f.sessions(),
                        f.checks(),
                        f.problemsFound(),
                        f.problemsResolved());
    }
}
