package cn.anlan.library;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rule books are asked for.
 *
 * @param words folded; all must be found
 * @param on the day on which they are in force
 * @param all also those that aren't
 */
record BookFilter(List<Word> words, @Nullable RuleKind kind, LocalDate on, boolean all) {}
