package cn.anlan.imports;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A ledger as towns really keep it, with everything that makes reading it hard; enterprises, people and events are invented. */
final class ExampleLedger {

    private static final List<String> ENTERPRISES =
            List.of("示例机械制造有限公司", "示例化工有限公司", "示例木业加工厂", "示例纺织有限公司", "示例冷链物流有限公司", "示例加油站");
    private static final List<String> HAZARDS = List.of(
            "配电箱门未关闭，内部积尘",
            "叉车未定期检验",
            "危化品仓库无防静电装置，\n通风不良",
            "安全出口堆放杂物",
            "灭火器压力不足3具",
            "有限空间作业无审批记录",
            "切割机无防护罩",
            "液氨储罐区无应急喷淋",
            "特种作业人员证书过期",
            "车间应急照明损坏");
    private static final List<String> PLACES = List.of("一车间东侧", "危化品仓库", "办公楼二层", "厂区大门", "配电房");
    private static final List<String> STATES = List.of("已整改", "整改中", "未整改", "已销号", "已整改，待验收", "逾期未整改", "验收合格", "正在整改");
    private static final List<String> PEOPLE = List.of("张三、李四", "王㙦", "赵喆；钱𠅤", "孙六\n周七", "吴八/郑九", "冯十");

    private final int rows;
    private final int year;

    ExampleLedger(int rows, int year) {
        this.rows = rows;
        this.year = year;
    }

    void write(OutputStream out) throws IOException {
        var workbook = new Workbook(out, "Anlan", "1.0");
        Worksheet sheet = workbook.newWorksheet("隐患台账");
        sheet.value(0, 0, "示例街道安全生产隐患排查治理台账");
        sheet.range(0, 0, 0, 13).merge();
        sheet.value(1, 0, "填报单位：示例街道应急管理办公室");
        sheet.value(1, 9, year + "年度");
        header(sheet, 2);
        int row = 4;
        for (int i = 0; i < rows; i++) {
            if (i % 23 == 11) {
                row++;
            }
            if (i > 0 && i % 30 == 0) {
                header(sheet, row);
                row += 2;
            }
            entry(sheet, row++, i);
        }
        sheet.value(row, 0, "合计");
        sheet.value(row, 3, rows + "条");
        sheet.value(row + 1, 0, "填表人：冯十    审核人：孙六");
        sheet.range(row + 1, 0, row + 1, 13).merge();
        workbook.newWorksheet("填表说明").value(0, 0, "本表每月五日前报送，逾期未整改的请注明原因。");
        workbook.finish();
    }

    private static void header(Worksheet sheet, int row) {
        List<String> upper =
                List.of("序号", "企业名称", "隐患部位", "隐患描述", "隐患等级", "隐患类别", "检查日期", "检查人员", "整改情况", "", "", "", "复查人", "备注");
        List<String> lower = List.of("", "", "", "", "", "", "", "", "整改措施", "责任人", "整改\n期限", "是否整改", "", "");
        for (int column = 0; column < upper.size(); column++) {
            if (!upper.get(column).isEmpty()) {
                sheet.value(row, column, upper.get(column));
            }
            if (lower.get(column).isEmpty()) {
                sheet.range(row, column, row + 1, column).merge();
            } else {
                sheet.value(row + 1, column, lower.get(column));
            }
        }
        sheet.range(row, 8, row, 11).merge();
    }

    private void entry(Worksheet sheet, int row, int i) {
        LocalDate found = LocalDate.of(year, 1 + i % 6, 1 + i * 7 % 28);
        LocalDate due = found.plusDays(15);
        sheet.value(row, 0, i + 1);
        sheet.value(row, 1, ENTERPRISES.get(i / 2 % ENTERPRISES.size()));
        if (i % 2 == 1 && i % 30 != 0 && i % 23 != 11) {
            sheet.range(row - 1, 1, row, 1).merge();
        }
        sheet.value(row, 2, PLACES.get(i % PLACES.size()));
        sheet.value(row, 3, HAZARDS.get(i % HAZARDS.size()) + (i < HAZARDS.size() ? "" : "（第" + (i + 1) + "处）"));
        sheet.value(row, 4, i % 10 == 7 ? "重大" : "一般");
        sheet.value(row, 5, i % 3 == 0 ? "电气" : "现场管理");
        day(sheet, row, 6, found, i);
        sheet.value(row, 7, PEOPLE.get(i % PEOPLE.size()));
        sheet.value(row, 8, "立即整改，举一反三");
        sheet.value(row, 9, PEOPLE.get((i + 1) % PEOPLE.size()));
        day(sheet, row, 10, due, i + 1);
        sheet.value(row, 11, STATES.get(i % STATES.size()));
        sheet.value(row, 12, PEOPLE.get((i + 2) % PEOPLE.size()));
        if (i % 5 == 0) {
            sheet.value(row, 13, "-3℃以下停用");
        }
    }

    private static void day(Worksheet sheet, int row, int column, LocalDate day, int way) {
        switch (way % 6) {
            case 0 -> {
                sheet.value(row, column, day);
                sheet.style(row, column).format("yyyy-mm-dd").set();
            }
            case 1 -> sheet.value(row, column, day.getYear() + "-" + day.getMonthValue() + "-" + day.getDayOfMonth());
            case 2 -> sheet.value(row, column, day.toString().replace('-', '.'));
            case 3 ->
                sheet.value(row, column, day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日");
            case 4 -> sheet.value(row, column, day.getMonthValue() + "月" + day.getDayOfMonth() + "日");
            default -> sheet.value(row, column, day.toString().replace("-", ""));
        }
    }
}
