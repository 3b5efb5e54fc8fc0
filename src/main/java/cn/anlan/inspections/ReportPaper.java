package cn.anlan.inspections;

import cn.anlan.papers.Block;
import cn.anlan.papers.Days;
import cn.anlan.papers.OfficialPaper;
import cn.anlan.platform.Zones;
import cn.anlan.tourplans.PlannedTour;
import cn.anlan.tourplans.TourPlans;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A tour's report to its committee as an official document: how it was made, problems by area with basis and severity, recommendations;
 * findings, areas not examined, visits and log behind it. It is written in Chinese, as official documents are.
 *
 * @param planned null for a light tour
 * @param team null while no group has a leader, and for a light tour
 */
record ReportPaper(
        Tour tour,
        @Nullable PlannedTour planned,
        TourPlans.@Nullable Team team,
        List<TourFinding> findings,
        List<Visit.Unexamined> unexamined,
        List<Visit> visits,
        List<Visit.LogEntry> log) {

    String title() {
        return "关于对" + tour.unitName() + (tour.isLight() ? "安全生产督办检查情况的报告" : "安全生产巡查情况的报告");
    }

    String problems() {
        Progress.Report filed = tour.progress().report();
        return filed == null ? ReportDraft.problems(findings, unexamined) : filed.problems();
    }

    String recommendations() {
        Progress.Report filed = tour.progress().report();
        return filed == null ? ReportDraft.recommendations(tour.unitName(), findings) : filed.recommendations();
    }

    /** Filed, the same report always gives the same document; before that it is a draft. */
    OfficialPaper paper() {
        Progress.Report filed = tour.progress().report();
        var body = new ArrayList<Block>();
        body.add(new Block.Heading(1, tour.isLight() ? "一、检查工作概况" : "一、巡查工作概况"));
        body.add(new Block.Paragraph(overview()));
        body.add(new Block.Heading(1, "二、发现的主要问题"));
        body.add(new Block.Paragraph(problems()));
        body.add(new Block.Heading(1, "三、意见建议"));
        body.add(new Block.Paragraph(recommendations()));
        List<OfficialPaper.Appendix> appendices = appendices();
        return new OfficialPaper(
                OfficialPaper.Form.DOCUMENT,
                issuer(),
                team == null ? null : team.leaderName(),
                null,
                null,
                null,
                null,
                title(),
                List.of(tour.senderName() + "安全生产委员会"),
                body,
                appendices.stream().map(OfficialPaper.Appendix::title).toList(),
                new OfficialPaper.Closing(signers(), filed == null ? null : day(filed.at()), false),
                null,
                appendices,
                List.of(),
                null,
                null,
                filed == null);
    }

    private String issuer() {
        return tour.senderName() + (tour.isLight() ? "安全生产委员会办公室" : "安全生产巡查组");
    }

    private String signers() {
        if (tour.light() != null) {
            return issuer() + "、" + tour.light().partnerName();
        }
        return team == null ? issuer() : team.name();
    }

    /** Who was there, when, and why. */
    private String visited() {
        Progress done = tour.progress();
        LocalDate from = done.enteredOn() == null && planned != null ? planned.starts() : done.enteredOn();
        LocalDate to = done.endedOn() == null && planned != null ? planned.ends() : done.endedOn();
        String days =
                from == null ? "" : "于" + Days.zh(from) + (to == null || to.equals(from) ? "" : "至" + Days.zh(to));
        if (tour.light() != null) {
            return issuer() + "会同" + tour.light().partnerName() + days + "对" + tour.unitName() + "开展督办检查，事项为“"
                    + tour.light().matter() + "”。";
        }
        return (team == null ? "巡查组" : team.name()) + days + "对" + tour.unitName() + "开展"
                + (planned == null ? "" : planned.kind().label().zh())
                + (planned == null || planned.theme() == null ? "" : "，主题为“" + planned.theme() + "”") + "。";
    }

    private String overview() {
        Map<Method, Long> methods =
                visits.stream().collect(Collectors.groupingBy(Visit::method, TreeMap::new, Collectors.counting()));
        String how = methods.entrySet().stream()
                .map(one -> one.getKey().label().zh() + one.getValue() + "次")
                .collect(Collectors.joining("、"));
        return visited()
                + (how.isEmpty() ? "" : "期间" + how + "，") + "记录工作日志" + log.size() + "篇。\n"
                + "共发现问题" + findings.size() + "个，其中重大隐患" + count(TourFinding.Severity.MAJOR_HAZARD) + "个、一般隐患"
                + count(TourFinding.Severity.HAZARD) + "个、其他问题" + count(TourFinding.Severity.PROBLEM) + "个；涉嫌违法违规"
                + findings.stream().filter(TourFinding::violation).count() + "个。";
    }

    private List<OfficialPaper.Appendix> appendices() {
        return Stream.of(
                        table(
                                "问题清单",
                                List.of("序号", "方面", "问题", "依据", "程度", "责任单位"),
                                List.of(8, 18, 26, 22, 12, 14),
                                numbered(findings.stream()
                                        .map(one -> List.of(
                                                one.area().label().zh(),
                                                one.title(),
                                                one.basis(),
                                                one.severity().label().zh() + (one.violation() ? "，涉嫌违法违规" : ""),
                                                one.unitName()))
                                        .toList())),
                        table(
                                "走访记录",
                                List.of("序号", "时间", "方式", "地点或对象", "记录人"),
                                List.of(8, 20, 30, 27, 15),
                                numbered(visits.stream()
                                        .sorted(Comparator.comparing(Visit::happenedAt)
                                                .thenComparing(Visit::id))
                                        .map(one -> List.of(
                                                day(one.happenedAt()).toString(),
                                                one.method().label().zh(),
                                                one.place(),
                                                one.name()))
                                        .toList())),
                        table(
                                "工作日志",
                                List.of("序号", "日期", "记录人", "内容"),
                                List.of(8, 18, 14, 60),
                                numbered(log.stream()
                                        .sorted(Comparator.comparing(Visit.LogEntry::day)
                                                .thenComparing(Visit.LogEntry::id))
                                        .map(one -> List.of(one.day().toString(), one.name(), one.words()))
                                        .toList())))
                .flatMap(List::stream)
                .toList();
    }

    /** An appendix, or nothing where it would be empty. */
    private static List<OfficialPaper.Appendix> table(
            String title, List<String> titles, List<Integer> widths, List<List<String>> rows) {
        return rows.isEmpty()
                ? List.of()
                : List.of(new OfficialPaper.Appendix(title, List.of(new Block.Table(titles, widths, rows))));
    }

    private static List<List<String>> numbered(List<List<String>> rows) {
        var numbered = new ArrayList<List<String>>();
        for (List<String> row : rows) {
            numbered.add(Stream.concat(Stream.of(String.valueOf(numbered.size() + 1)), row.stream())
                    .toList());
        }
        return numbered;
    }

    private long count(TourFinding.Severity severity) {
        return findings.stream().filter(one -> one.severity() == severity).count();
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, Zones.CHINA);
    }
}
