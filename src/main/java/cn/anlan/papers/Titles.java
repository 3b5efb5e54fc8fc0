package cn.anlan.papers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Parts a long title in lines of about the same length without tearing words (GB/T 9704-2012, 7.3.1). */
final class Titles {

    /** Characters of 22 points on a line of 156 mm. */
    private static final int LONGEST = 20;

    private static final double NEVER = 1e9;
    /** What ends well, and what begins badly. */
    private static final String GOOD_END = "的、》）”，：；";

    private static final String BAD_BEGINNING = "的和与及或等了";
    /** Words that titles are made of; a line doesn't end within one. */
    private static final List<String> WORDS = List.of(
            "安全生产", "安全", "隐患", "排查", "整治", "检查", "督查", "督导", "巡查", "通知", "通报", "通告", "公告", "意见", "方案", "报告", "请示",
            "办公室", "委员会", "人民政府", "开发区", "街道办事处", "工作", "情况", "问题", "整改", "责任", "落实", "专项", "行动", "会议", "纪要", "重大",
            "事故", "企业", "单位", "关于", "进一步", "加强", "开展", "印发", "做好", "督办", "提示", "约谈", "警示", "商请", "协助", "支持", "风险", "管控",
            "消防", "应急", "预案", "管理", "处置", "办法", "规定", "制度", "清单", "年度", "季度", "月份", "履职", "述职", "考核", "灭火器", "通道", "仓库",
            "堵塞", "压力", "电气", "燃气", "配电箱", "车间", "机械", "危险化学品", "特种作业", "有限空间", "有限公司", "违规", "存放", "公布", "举报", "电话",
            "奖励", "主体");

    private Titles() {}

    static List<String> lines(String title) {
        return title.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .flatMap(line -> balanced(line).stream())
                .toList();
    }

    private static List<String> balanced(String title) {
        double width = Wording.width(title);
        int lines = (int) Math.ceil(width / LONGEST);
        if (lines <= 1) {
            return List.of(title);
        }
        for (int tried = lines; tried < lines + 3; tried++) {
            List<String> parted = parted(title, tried, width / tried);
            if (!parted.isEmpty()) {
                return parted;
            }
        }
        return List.of(title);
    }

    /** The cheapest way to part the title in so many lines; nothing if there is none. */
    private static List<String> parted(String title, int lines, double ideal) {
        int length = title.length();
        BitSet breaks = Breaks.in(title);
        var costs = new double[lines + 1][length + 1];
        var from = new int[lines + 1][length + 1];
        for (double[] row : costs) {
            Arrays.fill(row, NEVER);
        }
        costs[0][0] = 0;
        for (int line = 1; line <= lines; line++) {
            for (int end = 1; end <= length; end++) {
                if (!breaks.get(end)) {
                    continue;
                }
                for (int start = 0; start < end; start++) {
                    double width = Wording.width(title.substring(start, end));
                    if (costs[line - 1][start] >= NEVER || width > LONGEST) {
                        continue;
                    }
                    double cost =
                            costs[line - 1][start] + Math.pow(width - ideal, 2) + (end < length ? tear(title, end) : 0);
                    if (cost < costs[line][end]) {
                        costs[line][end] = cost;
                        from[line][end] = start;
                    }
                }
            }
        }
        if (costs[lines][length] >= NEVER) {
            return List.of();
        }
        var parts = new ArrayList<String>();
        for (int line = lines, end = length; line > 0; end = from[line][end], line--) {
            parts.addFirst(title.substring(from[line][end], end));
        }
        return parts;
    }

    /** How bad it is to end a line here. */
    private static double tear(String title, int at) {
        if (BAD_BEGINNING.indexOf(title.charAt(at)) >= 0) {
            return 60;
        }
        double cost = title.startsWith("关于", at) || GOOD_END.indexOf(title.charAt(at - 1)) >= 0 ? -10 : 0;
        for (String word : WORDS) {
            for (int inside = 1; inside < word.length(); inside++) {
                if (title.startsWith(word, at - inside)) {
                    return 40;
                }
            }
            if (title.startsWith(word, at) || title.startsWith(word, at - word.length())) {
                cost = Math.min(cost, 0) - 6;
            }
        }
        // Between words that aren't known there may be none
        return cost == 0 ? 8 : cost;
    }
}
