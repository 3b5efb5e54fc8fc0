package cn.anlan.supervision;

import java.util.List;

/**
 * A sign that somebody may look into; never a verdict.
 *
 * @param key the same for the same sources, whenever it is found
 * @param percent how much of the words is the same, or which share of the entries was made in the last night; 100 for a file
 * @param count how many entries it is about
 * @param sources both sides of it, the earlier first; for a last night the first and the last entry
 */
record Hint(String key, HintKind kind, int percent, int count, List<HintSource> sources) {}
