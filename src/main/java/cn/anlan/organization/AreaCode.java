package cn.anlan.organization;

/** Twelve-digit area codes: two digits for the province, two for the city, two for the county, three for the town, three for the village. */
public final class AreaCode {

    private static final int[] LEVELS = {12, 9, 6, 4, 2};

    private AreaCode() {}

    /** The significant part: 2, 4, 6, 9 or 12 digits, so that the codes of all areas below start with it; empty for the whole country. */
    public static String significant(String code) {
        String rest = code;
        for (int i = 0; i + 1 < LEVELS.length && rest.length() == LEVELS[i]; i++) {
            String group = rest.substring(LEVELS[i + 1]);
            if (!group.chars().allMatch(c -> c == '0')) {
                return rest;
            }
            rest = rest.substring(0, LEVELS[i + 1]);
        }
        return rest.equals("00") ? "" : rest;
    }

    /** A code of any level filled up with zeros to twelve digits. */
    public static String full(String code) {
        return code + "0".repeat(12 - code.length());
    }

    /** The significant part of the next level above a significant part; empty above a province. */
    static String above(String significant) {
        for (int level : LEVELS) {
            if (level < significant.length()) {
                return significant.substring(0, level);
            }
        }
        return "";
    }

    static boolean isLevel(int digits) {
        return switch (digits) {
            case 2, 4, 6, 9, 12 -> true;
            default -> false;
        };
    }
}
