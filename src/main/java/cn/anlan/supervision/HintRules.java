package cn.anlan.supervision;

import cn.anlan.platform.Zones;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Looks for signs of formalism. Pure: the same entries give the same hints. */
final class HintRules {

    private static final int SHINGLE = 4;
    /** Shorter words are alike by themselves. */
    private static final int LEAST_WORDS = 30;

    private static final Comparator<HintSource> BY_TIME =
            Comparator.comparing(HintSource::enteredAt).thenComparing(HintSource::subject);

    private HintRules() {}

    /**
     * What the product looks for, unless a place has set it otherwise.
     *
     * @param similarity percent of the words from which they count as copied
     * @param nightHours how long the last night is before the quarter ends
     * @param nightShare percent of a person's entries in it from which it shows
     * @param nightLeast entries of a person below which nothing is said
     */
    record Limits(int similarity, int nightHours, int nightShare, int nightLeast) {}

    static List<Hint> find(List<HintSource> entries, Limits limits, LocalDate lastDay) {
        List<HintSource> sorted = entries.stream().sorted(BY_TIME).toList();
        var hints = new ArrayList<Hint>();
        hints.addAll(sameFiles(sorted));
        hints.addAll(lastNights(sorted, limits, lastDay));
        hints.addAll(copiedTexts(sorted, limits));
        return hints;
    }

    private static List<Hint> sameFiles(List<HintSource> sorted) {
        var byFile = new TreeMap<String, List<HintSource>>();
        for (HintSource entry : sorted) {
            entry.evidence().stream()
                    .distinct()
                    .forEach(hash ->
                            byFile.computeIfAbsent(hash, h -> new ArrayList<>()).add(entry));
        }
        var hints = new ArrayList<Hint>();
        byFile.forEach((hash, entries) -> {
            // Handed in again for the same matter, as after a return, it is no sign of anything.
            List<HintSource> matters = entries.stream()
                    .collect(Collectors.toMap(HintSource::subject, e -> e, (first, later) -> first, TreeMap::new))
                    .values()
                    .stream()
                    .sorted(BY_TIME)
                    .toList();
            if (matters.size() > 1) {
                hints.add(new Hint("file/" + hash, HintKind.SAME_FILE, 100, matters.size(), matters));
            }
        });
        return hints;
    }

    private static List<Hint> lastNights(List<HintSource> sorted, Limits limits, LocalDate lastDay) {
        ZonedDateTime end = lastDay.plusDays(1).atStartOfDay(Zones.CHINA);
        Instant night = end.minusHours(limits.nightHours()).toInstant();
        Map<UUID, List<HintSource>> byPerson =
                sorted.stream().collect(Collectors.groupingBy(HintSource::person, TreeMap::new, Collectors.toList()));
        var hints = new ArrayList<Hint>();
        byPerson.forEach((person, entries) -> {
            List<HintSource> late = entries.stream()
                    .filter(entry -> !entry.enteredAt().isBefore(night)
                            && entry.enteredAt().isBefore(end.toInstant()))
                    .toList();
            int percent = late.size() * 100 / entries.size();
            if (entries.size() >= limits.nightLeast() && !late.isEmpty() && percent >= limits.nightShare()) {
                hints.add(new Hint(
                        "night/" + person + "/" + lastDay,
                        HintKind.LAST_NIGHT,
                        percent,
                        late.size(),
                        late.size() == 1 ? late : List.of(late.getFirst(), late.getLast())));
            }
        });
        return hints;
    }

    private static List<Hint> copiedTexts(List<HintSource> sorted, Limits limits) {
        record Text(HintSource entry, int[] shingles) {}
        List<Text> texts = sorted.stream()
                .map(entry -> new Text(entry, shingles(entry.words())))
                .filter(text -> text.shingles().length > LEAST_WORDS - SHINGLE)
                .toList();
        var hints = new ArrayList<Hint>();
        for (int later = 1; later < texts.size(); later++) {
            Hint nearest = null;
            Text second = texts.get(later);
            for (int earlier = 0; earlier < later; earlier++) {
                Text first = texts.get(earlier);
                if (first.entry().subject().equals(second.entry().subject())) {
                    continue;
                }
                int percent = similarity(first.shingles(), second.shingles());
                if (percent >= limits.similarity() && (nearest == null || percent > nearest.percent())) {
                    nearest = new Hint(
                            "text/" + first.entry().subject() + "/"
                                    + second.entry().subject(),
                            HintKind.COPIED_TEXT,
                            percent,
                            2,
                            List.of(first.entry(), second.entry()));
                }
            }
            if (nearest != null) {
                hints.add(nearest);
            }
        }
        return hints;
    }

    /** The runs of four characters in a text, without what only separates words; sorted, each once. */
    static int[] shingles(String text) {
        int[] letters = text.codePoints().filter(Character::isLetterOrDigit).toArray();
        int count = Math.max(0, letters.length - SHINGLE + 1);
        int[] runs = new int[count];
        for (int at = 0; at < count; at++) {
            runs[at] = Arrays.hashCode(Arrays.copyOfRange(letters, at, at + SHINGLE));
        }
        return Arrays.stream(runs).sorted().distinct().toArray();
    }

    /** Which share of all their runs two texts have in common, in percent. */
    static int similarity(int[] one, int[] other) {
        int common = 0;
        int i = 0;
        int j = 0;
        while (i < one.length && j < other.length) {
            if (one[i] == other[j]) {
                common++;
                i++;
                j++;
            } else if (one[i] < other[j]) {
                i++;
            } else {
                j++;
            }
        }
        int all = one.length + other.length - common;
        return all == 0 ? 0 : common * 100 / all;
    }
}
