package cn.anlan.regimes;

import static cn.anlan.platform.Role.COMMITTEE_OFFICE;
import static cn.anlan.platform.Role.PRINCIPAL;

import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.Command;
import cn.anlan.platform.Done;
import cn.anlan.platform.Receipts;
import cn.anlan.platform.Zones;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Parameters as they stand for a unit, and the act by which a place sets one otherwise. */
@RestController
@RequestMapping("/api/regimes/{pack}/parameters")
class ParametersApi {

    private final Settings settings;
    private final UnitsWithinReach reach;
    private final Receipts receipts;
    private final Clock clock;

    ParametersApi(Settings settings, UnitsWithinReach reach, Receipts receipts, Clock clock) {
        this.settings = settings;
        this.reach = reach;
        this.receipts = receipts;
        this.clock = clock;
    }

    record Values(UUID unit, String unitName, LocalDate day, int version, List<ParameterValue> items) {}

    /** @param from first day, today if null */
    record Set(
            @NotNull UUID unit,
            @NotBlank @Size(max = 100) String value,
            @Nullable LocalDate from,
            @NotBlank @Size(max = 1000) String reason) {}

    @Allowed(everyoneSignedIn = true)
    @GetMapping
    Values list(
            Actor actor,
            @PathVariable String pack,
            @RequestParam UUID unit,
            @RequestParam(required = false) @Nullable LocalDate day) {
        UnitView asked = reach.get(actor, unit);
        LocalDate on = day == null ? LocalDate.ofInstant(clock.instant(), Zones.CHINA) : day;
        PackVersion version = settings.versionAt(pack, asked, on);
        return new Values(
                asked.id(),
                asked.name(),
                on,
                version.content().version(),
                settings.sheet(version, on).values(asked));
    }

    @Allowed({COMMITTEE_OFFICE, PRINCIPAL})
    @PostMapping("/{key}")
    @ResponseStatus(HttpStatus.CREATED)
    Done set(
            Actor actor,
            Command command,
            @PathVariable String pack,
            @PathVariable String key,
            @Valid @RequestBody Set body) {
        UnitView unit = reach.get(actor, body.unit());
        return receipts.once(
                actor,
                command,
                body,
                () -> settings.set(actor, pack, key, unit, body.value(), body.from(), body.reason()));
    }
}
