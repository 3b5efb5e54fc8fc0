package cn.anlan.imports;

import cn.anlan.hazards.HazardKind;
import cn.anlan.hazards.HazardState;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the words in a ledger's status and grade columns mean. */
final class LedgerWords {

    private static final Pattern NOISE = Pattern.compile("[\\s　。.，,；;！!]");
    // Order matters: 未销号 holds 销号, 未完成整改 holds 完成整改.
    private static final Pattern NOT_BEGUN =
            Pattern.compile(".*(未销号|未闭环).*|(未|没有|尚未|暂未|还未|待)(完成)?(整改|治理|完成|落实|处理)(完成|到位|好|完毕)?.*|否|×|✗|x|no|open");
    private static final Pattern UNDER_WAY =
            Pattern.compile(".*(整改中|正在|治理中|处理中|推进中|进行中|部分|逾期|超期|限期|延期|持续|挂牌).*|.*(in ?progress|under ?way|overdue).*");
    private static final Pattern CLOSED = Pattern.compile(".*(销号|摘牌|办结|闭环|归档|关闭).*|closed");
    private static final Pattern VERIFIED = Pattern.compile(".*(已验收|验收合格|验收通过|已复查|复查合格|复查通过|核验通过).*|verified|accepted");
    private static final Pattern RECTIFIED = Pattern.compile(
            ".*(已整改|已完成|整改完|完成整改|整改到位|已治理|已落实|已消除|已处理|立行立改|当场整改|立即整改到位|完毕|待验收|待复查).*|整改|完成|是|√|✓|✔|yes|done|rectified");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})[%％]");

    private LedgerWords() {}

    static Optional<HazardState> state(String words) {
        String text = NOISE.matcher(words).replaceAll("").toLowerCase(Locale.ROOT);
        var percent = PERCENT.matcher(text);
        if (percent.matches()) {
            return Optional.of(percent.group(1).equals("100") ? HazardState.RECTIFIED : HazardState.RECTIFYING);
        }
        if (NOT_BEGUN.matcher(text).matches() || UNDER_WAY.matcher(text).matches()) {
            return Optional.of(HazardState.RECTIFYING);
        }
        if (CLOSED.matcher(text).matches()) {
            return Optional.of(HazardState.CLOSED);
        }
        if (VERIFIED.matcher(text).matches()) {
            return Optional.of(HazardState.VERIFIED);
        }
        return RECTIFIED.matcher(text).matches() ? Optional.of(HazardState.RECTIFIED) : Optional.empty();
    }

    /** General or major. A yes or no answers the title "major?". */
    static Optional<HazardKind> kind(String words) {
        String text = NOISE.matcher(words).replaceAll("").toLowerCase(Locale.ROOT);
        return switch (text) {
            case "一般", "一般隐患", "一般事故隐患", "较小", "否", "非重大", "低", "general", "no", "×", "x" ->
                Optional.of(HazardKind.GENERAL);
            case "重大", "重大隐患", "重大事故隐患", "是", "major", "yes", "√", "✓" -> Optional.of(HazardKind.MAJOR);
            default -> Optional.empty();
        };
    }
}
