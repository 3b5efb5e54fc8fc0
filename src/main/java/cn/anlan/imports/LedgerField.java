package cn.anlan.imports;

import cn.anlan.platform.Bilingual;
import cn.anlan.spreadsheets.Header;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a column of a hazard ledger can mean, and the titles towns give it. */
enum LedgerField {
    NUMBER("编号", "Number", Content.TEXT, "编号", "隐患编号", "台账编号", "no", "number"),
    TITLE(
            "隐患内容",
            "Hazard",
            Content.TEXT,
            "隐患内容",
            "隐患描述",
            "隐患名称",
            "隐患情况",
            "存在问题",
            "存在的问题",
            "存在隐患",
            "主要隐患",
            "问题描述",
            "问题隐患",
            "问题及隐患",
            "问题和隐患",
            "隐患问题",
            "隐患",
            "问题",
            "检查发现问题",
            "发现问题",
            "发现的问题",
            "hazard",
            "description"),
    PLACE("隐患部位", "Place", Content.TEXT, "隐患部位", "隐患地点", "所在位置", "地点", "部位", "位置", "具体位置", "地址", "场所", "place"),
    LONGITUDE("经度", "Longitude", Content.NUMBER, "经度", "lng", "longitude"),
    LATITUDE("纬度", "Latitude", Content.NUMBER, "纬度", "lat", "latitude"),
    CATEGORY("隐患类别", "Category", Content.TEXT, "隐患类别", "隐患类型", "问题类别", "类别", "类型", "隐患分类", "行业类别", "category"),
    SOURCE("隐患来源", "Source", Content.TEXT, "隐患来源", "来源", "问题来源", "发现方式", "排查方式", "检查类型", "检查方式", "source"),
    KIND("隐患等级", "Grade", Content.KIND, "隐患等级", "隐患级别", "隐患分级", "等级", "级别", "是否重大隐患", "是否重大", "一般/重大", "grade", "kind"),
    UNIT(
            "责任单位",
            "Responsible unit",
            Content.UNIT,
            "责任单位",
            "整改责任单位",
            "隐患单位",
            "单位名称",
            "企业名称",
            "被检查单位",
            "受检单位",
            "受检单位名称",
            "单位",
            "企业",
            "场所名称",
            "整改单位",
            "unit",
            "enterprise"),
    AREA(
            "所属镇街",
            "Town",
            Content.TEXT,
            "所属镇街",
            "镇街",
            "镇街道",
            "所属乡镇",
            "乡镇",
            "街道",
            "属地",
            "所属街道",
            "所在镇街",
            "村社区",
            "村居",
            "town"),
    REPORTER("排查人", "Found by", Content.PEOPLE, "排查人", "排查人员", "检查人", "检查人员", "发现人", "上报人", "填报人", "reporter"),
    FOUND_ON(
            "排查日期",
            "Found on",
            Content.DATE,
            "排查日期",
            "排查时间",
            "检查日期",
            "检查时间",
            "发现日期",
            "发现时间",
            "上报时间",
            "登记时间",
            "日期",
            "时间",
            "found"),
    MEASURES("整改措施", "Measures", Content.TEXT, "整改措施", "治理措施", "整改要求", "整改意见", "采取措施", "防范措施", "整改内容", "measures"),
    RESPONSIBLE(
            "整改责任人",
            "Responsible persons",
            Content.PEOPLE,
            "整改责任人",
            "责任人",
            "整改人",
            "责任人员",
            "负责人",
            "整改负责人",
            "责任人姓名",
            "responsible"),
    PHONE("联系电话", "Telephone", Content.TEXT, "联系电话", "联系方式", "电话", "手机", "手机号", "phone"),
    DUE(
            "整改期限",
            "Due",
            Content.DATE,
            "整改期限",
            "整改时限",
            "限期",
            "期限",
            "时限",
            "完成时限",
            "要求完成时间",
            "计划完成时间",
            "限期整改时间",
            "整改限期",
            "due"),
    STATUS(
            "整改情况",
            "Status",
            Content.STATUS,
            "整改情况",
            "整改状态",
            "状态",
            "是否整改",
            "是否整改完成",
            "整改完成情况",
            "完成情况",
            "落实情况",
            "进展情况",
            "是否销号",
            "整改进展",
            "status"),
    RECTIFIED_ON(
            "整改完成日期",
            "Rectified on",
            Content.DATE,
            "整改完成日期",
            "整改完成时间",
            "完成日期",
            "完成时间",
            "整改日期",
            "整改时间",
            "实际完成时间",
            "rectified"),
    VERIFIER("验收人", "Verified by", Content.PEOPLE, "验收人", "复查人", "复查人员", "验收人员", "核验人", "verifier"),
    VERIFIED_ON("验收日期", "Verified on", Content.DATE, "验收日期", "验收时间", "复查日期", "复查时间", "核验时间", "verified"),
    CLOSED_ON("销号日期", "Closed on", Content.DATE, "销号日期", "销号时间", "闭环时间", "closed"),
    REMARK("备注", "Remark", Content.TEXT, "备注", "说明", "其他", "remark", "remarks");

    /** What the cells of a column must hold. */
    enum Content {
        TEXT,
        NUMBER,
        DATE,
        PEOPLE,
        UNIT,
        KIND,
        STATUS
    }

    private final Bilingual name;
    private final Content content;
    private final List<String> titles;

    LedgerField(String zh, String en, Content content, String... titles) {
        this.name = new Bilingual(zh, en);
        this.content = content;
        this.titles = List.of(titles);
    }

    Bilingual label() {
        return name;
    }

    Content content() {
        return content;
    }

    /** The field a title names exactly: the whole of it, a group with its column, or the column alone. */
    static Optional<LedgerField> named(String title) {
        String plain = plain(title);
        String last = plain.substring(plain.lastIndexOf('/') + 1);
        return exactly(plain.replace("/", "")).or(() -> exactly(last)).or(() -> exactly(last.replaceAll("[（(].*", "")));
    }

    /** The field a title seems to name: the one with the longest name in it. */
    static Optional<LedgerField> like(String title) {
        String plain = plain(title);
        LedgerField best = null;
        int length = 1;
        for (LedgerField field : values()) {
            for (String known : field.titles) {
                if (known.length() > length && plain.contains(known)) {
                    best = field;
                    length = known.length();
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static Optional<LedgerField> exactly(String plain) {
        return plain.isEmpty()
                ? Optional.empty()
                : Arrays.stream(values()).filter(f -> f.titles.contains(plain)).findFirst();
    }

    private static String plain(String title) {
        return Header.plain(title).toLowerCase(Locale.ROOT);
    }
}
