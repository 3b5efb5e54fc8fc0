package cn.anlan.letterkinds;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of a kind as it is kept; it never changes.
 *
 * @param unit whose own it is, null for one that comes with the product
 */
public record StoredKind(UUID id, @Nullable UUID unit, String pack, LetterKind kind) {}
