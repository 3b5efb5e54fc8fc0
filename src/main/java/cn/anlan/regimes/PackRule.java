package cn.anlan.regimes;

import cn.anlan.platform.Bilingual;
import java.text.MessageFormat;
import java.util.Locale;

/** What the loader demands of a pack beyond its schema, and how it says so. */
enum PackRule {
    EMPTY("文件是空的", "the file is empty"),
    NOT_YAML("不是有效的 YAML：{0}", "not valid YAML: {0}"),
    KEY_NO_TEXT("键必须是文字", "a key must be text"),
    KEY_TWICE("键 {0} 出现了两次", "the key {0} occurs twice"),
    SCHEMA("{0}", "{1}"),
    NO_DATE("{0} 不是一个日期", "{0} is no date"),
    ENDS_BEFORE_START("有效期止于 {1}，早于起始日 {0}", "it ends on {1}, before it starts on {0}"),
    UNKNOWN_KIND("没有“{0}”这种单位", "there is no kind of unit {0}"),
    UNKNOWN_ROLE("没有“{0}”这种岗位职责", "there is no role {0}"),
    CLAUSE_TWICE("条款编号 {0} 已用于第 {1} 行", "the clause id {0} is already used on line {1}"),
    CLAUSE_PREFIX("条款编号 {0} 应以 {1}- 开头", "the clause id {0} must begin with {1}-"),
    NO_CLAUSE("本制度没有条款 {0}", "this pack has no clause {0}"),
    DUTY_TWICE("职责 {0} 已用于第 {1} 行", "the duty {0} is already used on line {1}"),
    KIND_NOT_COVERED("单位类别 {0} 不在适用范围 appliesTo 之内", "the kind of unit {0} is not among those of appliesTo"),
    VALUE_FORM("值“{0}”不符合单位 {1} 的写法", "the value {0} has not the form of a {1}"),
    VALUE_OUTSIDE("值“{0}”不在允许的范围之内", "the value {0} is outside what is allowed"),
    BOUND_INCOMPARABLE("“{0}”与值“{1}”无法比较大小", "{0} can''t be compared with the value {1}"),
    PARAMETER_OVERLAP("参数 {0} 与第 {1} 行的有效期重叠", "the parameter {0} overlaps in validity with line {1}"),
    PARAMETER_UNIT("参数 {0} 的单位与第 {1} 行不同", "the parameter {0} has another unit than on line {1}"),
    NO_PARAMETER("本制度没有参数 {0}", "this pack has no parameter {0}"),
    PARAMETER_NOT_FIT("参数 {0} 的单位是 {1}，此处需要 {2}", "the parameter {0} is a {1}; here a {2} is needed"),
    OWN_VERIFIER("承办人不能核验自己的工作", "the bearer can''t verify their own work"),
    PERIOD_UNUSED("只有 recurrence 为 by-parameter 时才能写 period", "period is only for recurrence by-parameter"),
    ONCE_WITHOUT_DATE(
            "只办一次的职责没有周期，期限须是一个日期参数，否则永远不会到期",
            "a duty that arises once has no period: without a parameter that is a date it would never end"),
    EVENT_WITHOUT_TERM(
            "由事件产生的职责没有周期，期限须是一个参数", "a duty that arises on an event has no period: its limit must be a parameter"),
    PARAMETER_ENDS(
            "参数 {0} 的值止于 {1}，此后这项职责没有周期或期限",
            "the parameter {0} has no value after {1}, so that the duty would have no period or limit"),
    AFTER_UNUSED("只有 recurrence 为 on-event 时才能写 after", "after is only for recurrence on-event"),
    LADDER_ORDER("升级步骤须按天数先后排列", "the steps of the ladder must be in the order of their days"),
    PREFIX_TAKEN("前缀 {0} 已由制度 {1} 使用", "the prefix {0} is already used by the regime {1}"),
    OTHER_CONTENT(
            "制度 {0} 的第 {1} 版已存在且内容不同；修改须写成新版本",
            "version {1} of {0} exists with other content; a change must be a new version"),
    VERSION_GAP("制度 {0} 的下一版应为第 {1} 版", "the next version of {0} must be {1}");

    /** A rule with what it was broken by. */
    record Broken(PackRule rule, Bilingual reason) {}

    private final String zh;
    private final String en;

    PackRule(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    Broken broken(Object... args) {
        return new Broken(
                this,
                new Bilingual(
                        new MessageFormat(zh, Locale.ROOT).format(texts(args)),
                        new MessageFormat(en, Locale.ROOT).format(texts(args))));
    }

    // Numbers must not be grouped: line 1234 is not line 1,234.
    private static Object[] texts(Object[] args) {
        var texts = new Object[args.length];
        for (int i = 0; i < args.length; i++) {
            texts[i] = String.valueOf(args[i]);
        }
        return texts;
    }
}
