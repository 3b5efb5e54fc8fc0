package cn.anlan.tourplans;

import cn.anlan.papers.Block;
import cn.anlan.papers.Days;
import cn.anlan.papers.OfficialPaper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What the committee has approved, as official documents in Chinese. */
final class ApprovedPapers {

    private ApprovedPapers() {}

    /** The tours of a year: where, what kind, about what, when. */
    static OfficialPaper plan(Plan plan, List<PlannedTour> tours, LocalDate day) {
        var rows = new ArrayList<List<String>>();
        for (PlannedTour tour : tours) {
            rows.add(List.of(
                    String.valueOf(rows.size() + 1),
                    tour.unitName(),
                    tour.kind().label().zh(),
                    tour.theme() == null ? "" : tour.theme(),
                    Days.zh(tour.starts()) + "至" + Days.zh(tour.ends())));
        }
        return paper(
                plan.unitName(),
                plan.year() + "年度安全生产巡查方案",
                List.of(
                        new Block.Paragraph(
                                "经" + plan.unitName() + "安全生产委员会审批，" + plan.year() + "年度安排巡查" + tours.size() + "次。"),
                        new Block.Table(List.of("序号", "被巡查单位", "类型", "专题", "时间"), List.of(8, 22, 14, 30, 26), rows)),
                day);
    }

    /** A year's line of the special fund. */
    static OfficialPaper budget(Budget budget, String unitName, LocalDate day) {
        return paper(
                unitName,
                budget.year() + "年度安全生产巡查经费预算",
                List.of(new Block.Paragraph(
                        budget.year() + "年度巡查经费预算为" + budget.amount().toPlainString() + "元，从“" + budget.fund() + "”（总额"
                                + budget.fundTotal().toPlainString() + "元）中列支。")),
                day);
    }

    private static OfficialPaper paper(String unitName, String title, List<Block> body, LocalDate day) {
        String committee = unitName + "安全生产委员会";
        return new OfficialPaper(
                OfficialPaper.Form.DOCUMENT,
                committee + "文件",
                null,
                null,
                null,
                null,
                null,
                title,
                List.of(),
                body,
                List.of(),
                new OfficialPaper.Closing(committee, day, false),
                null,
                List.of(),
                List.of(),
                null,
                null,
                false);
    }
}
