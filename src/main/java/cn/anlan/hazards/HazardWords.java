package cn.anlan.hazards;

import cn.anlan.platform.SearchKeys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * By what words hazards are found: any two neighbouring characters of title, unit and place; the number and its last digits. The areas
 * that a hazard lies in have keys too: a word that is common in the country is then looked for in a province alone.
 */
final class HazardWords {

    private static final Pattern LAST_DIGITS = Pattern.compile("0*([1-9]\\d*)$");

    /** Province, city, county. */
    private static final int[] LEVELS = {2, 4, 6};

    private HazardWords() {}

    /** What a hazard is found by. */
    static Integer[] keys(Hazard.Finding f) {
        int bucket = SearchKeys.bucket(f.id());
        List<Integer> keys = new ArrayList<>(Arrays.asList(SearchKeys.of(bucket, f.title(), f.unitName(), f.place())));
        keys.addAll(ofNumber(bucket, f.number()));
        for (int level : LEVELS) {
            keys.add(ofArea(bucket, f.territory().substring(0, level)));
        }
        return keys.toArray(Integer[]::new);
    }

    /** What a search in one bucket asks for: all of the words' keys, or one of the numbers'; and one of the areas', if there are any. */
    record Asked(Integer[] words, Integer[] numbers, Integer[] areas) {

        /** @param prefixes of territories; those below a county's are sought in the county */
        static Asked of(String q, List<String> prefixes, int bucket) {
            return new Asked(
                    SearchKeys.of(bucket, q),
                    ofNumber(bucket, q).toArray(Integer[]::new),
                    prefixes.stream()
                            .map(prefix -> ofArea(bucket, prefix.substring(0, Math.min(6, prefix.length()))))
                            .distinct()
                            .toArray(Integer[]::new));
        }
    }

    private static int ofArea(int bucket, String prefix) {
        return SearchKeys.whole(bucket, "@" + prefix);
    }

    private static List<Integer> ofNumber(int bucket, String number) {
        Matcher last = LAST_DIGITS.matcher(number);
        if (!last.find()) {
            return number.isEmpty() ? List.of() : List.of(SearchKeys.whole(bucket, number));
        }
        return last.group(1).length() == number.length()
                ? List.of(SearchKeys.whole(bucket, number))
                : List.of(SearchKeys.whole(bucket, number), SearchKeys.whole(bucket, last.group(1)));
    }
}
