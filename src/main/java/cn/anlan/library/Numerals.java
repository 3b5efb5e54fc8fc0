package cn.anlan.library;

import java.text.Normalizer;

/** Numbers as documents write them: 二十一, 二〇二六, 21, ２１. */
final class Numerals {

    /** The characters of such numbers, for patterns. */
    static final String SIGNS = "[0-9０-９〇零一二两三四五六七八九十百千]";

    private static final String DIGITS = "〇一二三四五六七八九";

    /** The largest number that is written out. */
    static final int MOST = 9999;

    private static final String[] WEIGHTS = {"", "十", "百", "千"};

    private Numerals() {}

    /** The number as articles are numbered: 十, 二十一, 一百零五; from 1 to {@link #MOST}. */
    static String chinese(int number) {
        var out = new StringBuilder();
        String digits = String.valueOf(number);
        boolean gap = false;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit == 0) {
                gap = true;
                continue;
            }
            out.append(gap ? "零" : "");
            gap = false;
            int weight = digits.length() - 1 - i;
            boolean ten = weight == 1 && digit == 1 && out.isEmpty();
            out.append(ten ? "" : DIGITS.charAt(digit)).append(WEIGHTS[weight]);
        }
        return out.toString();
    }

    /** The number, or 0 for what isn't one. */
    static int read(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replace('零', '〇')
                .replace('两', '二');
        if (plain.matches("\\d{1,8}")) {
            return Integer.parseInt(plain);
        }
        if (plain.chars().allMatch(c -> DIGITS.indexOf(c) >= 0)) {
            return plain.isEmpty() || plain.length() > 8
                    ? 0
                    : plain.chars().reduce(0, (sum, c) -> sum * 10 + DIGITS.indexOf(c));
        }
        int sum = 0;
        int digit = 0;
        for (char c : plain.toCharArray()) {
            int weight = c == '十' ? 10 : c == '百' ? 100 : c == '千' ? 1000 : 0;
            if (weight > 0) {
                sum += Math.max(1, digit) * weight;
                digit = 0;
            } else if (DIGITS.indexOf(c) >= 0) {
                digit = DIGITS.indexOf(c);
            } else {
                return 0;
            }
        }
        return sum + digit;
    }
}
