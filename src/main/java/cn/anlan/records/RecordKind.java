package cn.anlan.records;

import cn.anlan.platform.Bilingual;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/**
 * What a record is of. Regime packs name the kinds that meet a duty by their keys.
 *
 * <p>{@link #clause} is the clause an item of such a record is followed under where no regime in force says otherwise.
 */
public enum RecordKind {
    /** A report on work safety heard by the head; its items are the decisions (WX-2.1c). */
    HEARING("听取汇报", "Hearing", "WX-2.1c", Items.ALLOWED, About.NOTHING),
    /** The yearly key work, or the government work report (WX-2.1a). */
    KEY_WORK("年度重点工作", "Yearly key work", "WX-2.1a", Items.ALLOWED, About.NOTHING),
    /** The yearly work plan (WX-2.2a). */
    WORK_PLAN("年度工作计划", "Yearly work plan", "WX-2.2a", Items.NEEDED, About.NOTHING),
    /** A leading member's key-work list of the year (WX-2.5). */
    KEY_LIST("班子成员重点清单", "Member's key-work list", "WX-2.5", Items.NEEDED, About.MEMBER),
    /** A key or difficult problem, coordinated by the head (WX-2.1d). */
    PROBLEM("重点难点问题", "Key or difficult problem", "WX-2.1d", Items.NEEDED, About.NOTHING),
    /** A decision from above, broken into tasks (WX-2.1e). */
    DECISION("上级部署", "Decision from above", "WX-2.1e", Items.NEEDED, About.NOTHING),
    /** A special committee inspected on a theme; its items are the findings (WX-2.4b). */
    THEMATIC_INSPECTION("专委会专题检查", "Thematic inspection", "WX-2.4b", Items.ALLOWED, About.SPECIAL_COMMITTEE),
    /** An analysis of the situation (WX-2.1b). */
    ANALYSIS("形势分析研判", "Analysis of the situation", "WX-2.1b", Items.ALLOWED, About.NOTHING),
    /** A supervision check of key work; its items are the findings (WX-2.2c). */
    CHECK("重点工作督查", "Supervision check", "WX-2.2c", Items.ALLOWED, About.NOTHING),
    /** A meeting other than a hearing. */
    SESSION("会议", "Session", "WX-2.0", Items.ALLOWED, About.NOTHING),
    /** A check on the spot by a leader. */
    FRONT_LINE_CHECK("一线检查", "Front-line check", "WX-2.7b", Items.ALLOWED, About.NOTHING),
    /** An emergency drill (WX-2.12b). */
    DRILL("应急演练", "Drill", "WX-2.12b", Items.ALLOWED, About.NOTHING),
    /** A report to a superior or to the public. */
    REPORT("报告", "Report", "WX-3.3d", Items.NONE, About.NOTHING),
    /** Anything else that belongs in the archive. */
    OTHER("其他履职", "Other work", "WX-3.3c", Items.ALLOWED, About.NOTHING);

    /** Whether it has items, each of which becomes an obligation. */
    enum Items {
        NONE,
        ALLOWED,
        NEEDED
    }

    /** What one such record is about. */
    enum About {
        NOTHING,
        SPECIAL_COMMITTEE,
        MEMBER
    }

    private final Bilingual label;
    private final String clause;
    private final Items items;
    private final About about;

    RecordKind(String zh, String en, String clause, Items items, About about) {
        this.label = new Bilingual(zh, en);
        this.clause = clause;
        this.items = items;
        this.about = about;
    }

    /** The kind in words. */
    public Bilingual label() {
        return label;
    }

    /** The kind as packs, addresses and JSON name it, e.g. {@code thematic-inspection}. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind with this key. */
    public static Optional<RecordKind> of(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }

    @JsonCreator
    static RecordKind parse(String key) {
        return of(key).orElseThrow(() -> new IllegalArgumentException("no kind of record: " + key));
    }

    String clause() {
        return clause;
    }

    Items items() {
        return items;
    }

    About about() {
        return about;
    }

    /** Addresses name the kinds by their keys. */
    @Component
    static final class Keys implements Converter<String, RecordKind> {

        @Override
        public RecordKind convert(String key) {
            return parse(key.strip());
        }
    }
}
