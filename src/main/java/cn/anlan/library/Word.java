package cn.anlan.library;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A word asked for, in each way in which documents write it: 第20条 is 第二十条.
 *
 * @param spellings folded, as it was asked for first
 */
record Word(List<String> spellings) {

    private static final Pattern NUMBERED = Pattern.compile("(?<=第)" + Numerals.SIGNS + "+(?=[编章节条款项])");

    static Word of(String folded) {
        Set<String> spellings = new LinkedHashSet<>(List.of(folded));
        spellings.add(numbered(folded, String::valueOf));
        spellings.add(numbered(folded, Numerals::chinese));
        return new Word(List.copyOf(spellings));
    }

    private static String numbered(String folded, IntFunction<String> written) {
        Matcher number = NUMBERED.matcher(folded);
        return number.replaceAll(found -> {
            int read = Numerals.read(found.group());
            return read > 0 && read <= Numerals.MOST ? written.apply(read) : found.group();
        });
    }

    boolean isIn(String folded) {
        return spellings.stream().anyMatch(folded::contains);
    }

    /**
     * The condition that it stands in a column.
     *
     * @param name for its parameters, which are added
     */
    String in(String column, String name, Map<String, @Nullable Object> params) {
        return any(IntStream.range(0, spellings.size()).mapToObj(i -> {
            params.put(name + "_" + i, spellings.get(i));
            return "position(:" + name + "_" + i + " IN " + column + ") > 0";
        }));
    }

    /** The condition that a column of keys has all of its own. */
    String keyed(String column, String name, Map<String, @Nullable Object> params) {
        return any(IntStream.range(0, spellings.size()).mapToObj(i -> {
            params.put(name + "_key_" + i, SearchText.asked(spellings.get(i)));
            return column + " @> CAST(:" + name + "_key_" + i + " AS integer[])";
        }));
    }

    private static String any(Stream<String> conditions) {
        return conditions.collect(Collectors.joining(" OR ", "(", ")"));
    }
}
