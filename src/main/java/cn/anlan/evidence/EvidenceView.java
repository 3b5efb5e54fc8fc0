package cn.anlan.evidence;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An uploaded file, whole and checked.
 *
 * @param name the uploader's name for it, made safe for file systems
 * @param kind {@code photo}, {@code document}, {@code audio} or {@code video}, from the content
 * @param type media type, from the content
 * @param sha256 of the content, in hex: what acts refer to
 * @param size in bytes
 * @param capturedAt when it was taken: what the file itself says, else what the uploader said
 * @param captureSaid the capture time is only what the uploader said
 * @param latitude where it was taken, degrees north (WGS 84)
 * @param longitude degrees east (WGS 84)
 * @param device maker and model of the camera, as the file says
 */
public record EvidenceView(
        UUID id,
        String name,
        String kind,
        String type,
        String sha256,
        long size,
        @Nullable Instant capturedAt,
        boolean captureSaid,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable String device,
        UUID uploader,
        String uploaderName,
        Instant uploadedAt) {}
