package cn.anlan.obligations;

import java.util.UUID;

/**
 * What an obligation is about where each of several counts by itself: a special committee, a leading member's post, a town.
 *
 * @param id of the unit or post
 * @param name as it was when the obligation was opened
 */
public record Subject(UUID id, String name) {}
