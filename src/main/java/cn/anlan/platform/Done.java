package cn.anlan.platform;

import java.util.UUID;

/**
 * What a command answers: which record it changed, its version now, its state and the act that recorded it. The view is read separately.
 */
public record Done(UUID id, long version, String state, UUID act) {}
