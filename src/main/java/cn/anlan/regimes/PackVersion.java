package cn.anlan.regimes;

import java.time.Instant;
import java.util.UUID;

/**
 * A stored version of a regime. Whatever begins under it keeps the id and ends under it, however many versions follow.
 *
 * @param sha256 of the text it was read from
 */
public record PackVersion(UUID id, String sha256, Instant loadedAt, RegimePack content) {}
