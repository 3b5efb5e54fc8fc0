package cn.anlan.inspections;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a report of a tour would say, proposed from its findings for the leader to edit: problems by area with basis and severity, and
 * recommendations by what the regime wants done with each (ZZ-1.2b, ZZ-3.1).
 */
final class ReportDraft {

    /** From how many findings on an area calls for a recommendation of its own. */
    private static final int MANY = 2;

    private static final String ENDS = "。！？.!?";

    private static final List<String> NUMERALS = List.of("一", "二", "三", "四", "五", "六", "七", "八", "九");

    private ReportDraft() {}

    /** The findings of each area, in the order of the regime; areas with none are left out. */
    static Map<Area, List<TourFinding>> byArea(List<TourFinding> findings) {
        var areas = new LinkedHashMap<Area, List<TourFinding>>();
        Arrays.stream(Area.values()).forEach(area -> {
            var found = findings.stream().filter(one -> one.area() == area).toList();
            if (!found.isEmpty()) {
                areas.put(area, found);
            }
        });
        return areas;
    }

    static String problems(List<TourFinding> findings, List<Visit.Unexamined> unexamined) {
        var lines = new ArrayList<String>();
        int number = 0;
        for (var area : byArea(findings).entrySet()) {
            lines.add("（" + NUMERALS.get(number) + "）" + area.getKey().label().zh());
            number++;
            int item = 0;
            for (TourFinding found : area.getValue()) {
                item++;
                lines.add(problem(item, found));
            }
        }
        if (lines.isEmpty()) {
            lines.add("未发现需要整改的问题。");
        }
        if (!unexamined.isEmpty()) {
            lines.add(unexamined.stream()
                    .map(one -> one.area().label().zh() + "（" + one.reason() + "）")
                    .collect(Collectors.joining("；", "本次未检查的方面：", "。")));
        }
        return String.join("\n", lines);
    }

    private static String problem(int number, TourFinding one) {
        return number + ". " + ended(one.title()) + ended(one.words()) + "（"
                + one.severity().label().zh() + (one.violation() ? "，涉嫌违法违规" : "") + "；依据：" + one.basis() + "；责任单位："
                + one.unitName() + "）";
    }

    static String recommendations(String toured, List<TourFinding> findings) {
        var lines = new ArrayList<String>();
        named(findings, TourFinding.Severity.MAJOR_HAZARD)
                .forEach((unit, what) -> lines.add("责成" + unit + "立即治理重大隐患" + what + "，按规定挂牌督办，治理完成前落实管控措施。"));
        String violations =
                quoted(findings.stream().filter(TourFinding::violation).toList());
        if (!violations.isEmpty()) {
            lines.add("将涉嫌违法违规的" + violations + "移交有管辖权的部门依法调查处理，并书面反馈结果。");
        }
        named(findings, TourFinding.Severity.HAZARD)
                .forEach((unit, what) -> lines.add("责成" + unit + "限期治理隐患" + what + "，逐项验收销号。"));
        named(findings, TourFinding.Severity.PROBLEM)
                .forEach((unit, what) -> lines.add("责成" + unit + "整改" + what + "。"));
        byArea(findings).forEach((area, found) -> {
            if (found.size() >= MANY) {
                lines.add("“" + area.label().zh() + "”方面发现问题" + found.size() + "个，建议" + toured + "专题研究，举一反三。");
            }
        });
        if (lines.isEmpty()) {
            lines.add("建议" + toured + "巩固现有做法，持续抓好各方面责任落实。");
        }
        var numbered = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            numbered.add((i + 1) + ". " + lines.get(i));
        }
        return String.join("\n", numbered);
    }

    /** What was found of a severity, by whoever must put it right. */
    private static Map<String, String> named(List<TourFinding> findings, TourFinding.Severity severity) {
        return findings.stream()
                .filter(one -> one.severity() == severity)
                .collect(Collectors.groupingBy(
                        TourFinding::unitName,
                        LinkedHashMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), ReportDraft::quoted)));
    }

    private static String quoted(List<TourFinding> findings) {
        return findings.stream().map(one -> "“" + one.title() + "”").distinct().collect(Collectors.joining());
    }

    private static String ended(String words) {
        return ENDS.contains(words.substring(words.length() - 1)) ? words : words + "。";
    }
}
