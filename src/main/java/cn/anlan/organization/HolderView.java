package cn.anlan.organization;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person in a post.
 *
 * @param from first day in the post
 * @param to first day no longer in the post, null while no end is known
 */
public record HolderView(
        UUID person, String name, LocalDate from, @Nullable LocalDate to) {}
