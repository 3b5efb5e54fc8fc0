package cn.anlan.hazards;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hazard as somebody reports it.
 *
 * @param unit the responsible unit, where the organization knows it; {@code unitName} where it doesn't
 * @param territory twelve digits; that of the responsible unit, or else of the reporter's, if null
 * @param foundAt when it was found, if not now
 * @param photos uploaded evidence
 */
public record NewHazard(
        @NotBlank @Size(max = 500) String title,
        @Size(max = 8000) @Nullable String description,
        @Size(max = 500) @Nullable String place,
        @DecimalMin("-180") @DecimalMax("180") @Nullable Double longitude,
        @DecimalMin("-90") @DecimalMax("90") @Nullable Double latitude,
        @Size(max = 100) @Nullable String category,
        @Size(max = 100) @Nullable String source,
        @Nullable HazardKind kind,
        @Nullable Boolean violation,
        @Nullable UUID unit,
        @Size(max = 200) @Nullable String unitName,
        @Pattern(regexp = "\\d{12}") @Nullable String territory,
        @Nullable Instant foundAt,
        @Size(max = 20) @Nullable List<@NotNull UUID> photos,
        @Nullable UUID risk) {}
