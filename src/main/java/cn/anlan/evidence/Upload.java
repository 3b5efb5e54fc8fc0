package cn.anlan.evidence;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An upload as it was announced.
 *
 * @param expected the SHA-256 the uploader announced
 * @param capturedAt when it was taken, as the uploader says
 * @param complete whether the file is whole and checked
 */
record Upload(
        UUID id,
        String name,
        long size,
        @Nullable String expected,
        UUID uploader,
        @Nullable Instant capturedAt,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable String device,
        boolean complete) {}
