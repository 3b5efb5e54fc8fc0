package cn.anlan.evidence;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Announces a file.
 *
 * @param size in bytes
 * @param type what the uploader takes it for; the content decides
 * @param sha256 of the whole file, if known: then a change on the way is noticed
 * @param capturedAt when it was taken; what the file itself says goes first
 * @param latitude where it was taken, likewise
 */
record NewUpload(
        @NotBlank @Size(max = 1000) String name,
        @NotNull @Positive Long size,
        @Nullable @Size(max = 200) String type,
        @Nullable @Pattern(regexp = "[0-9a-f]{64}") String sha256,
        @Nullable Instant capturedAt,
        @Nullable @DecimalMin("-90") @DecimalMax("90") Double latitude,
        @Nullable @DecimalMin("-180") @DecimalMax("180") Double longitude,
        @Nullable @Size(max = 100) String device) {}
