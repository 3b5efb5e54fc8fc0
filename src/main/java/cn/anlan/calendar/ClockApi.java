package cn.anlan.calendar;

import cn.anlan.platform.Allowed;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Role;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What time it is, and with the profile {@code simulation} the way to advance it. */
@RestController
@RequestMapping("/api/clock")
class ClockApi {

    private final Clock clock;

    ClockApi(Clock clock, Optional<SimulatedClock> simulated) {
        this.clock = simulated.map(Clock.class::cast).orElse(clock);
    }

    @GetMapping
    @Allowed(anyone = true)
    ClockView clock() {
        return new ClockView(clock.instant(), clock instanceof SimulatedClock);
    }

    /**
     * Sets the time or advances it by an ISO period or duration. Whoever plays through a year may, in whatever part but the auditor's, who
     * changes nothing; where time isn't simulated there is nothing to set.
     */
    @PostMapping
    @Allowed({
        Role.PRINCIPAL,
        Role.COMMITTEE_OFFICE,
        Role.SUPERVISOR,
        Role.INSPECTOR,
        Role.DEPARTMENT,
        Role.ENTERPRISE,
        Role.GRID_WORKER,
        Role.ADMINISTRATOR,
        Role.SECURITY
    })
    ClockView set(@RequestBody ClockSetting setting) {
        if (!(clock instanceof SimulatedClock simulated)) {
            throw new Problem(PlatformProblem.METHOD_NOT_ALLOWED, "POST");
        }
        simulated.advanceTo(setting.target(simulated.instant()));
        return clock();
    }

    record ClockView(Instant instant, boolean simulated) {}

    /** Either an instant or a distance. */
    record ClockSetting(@Nullable Instant instant, @Nullable String advance) {

        Instant target(Instant now) {
            if (instant != null && advance == null) {
                return instant;
            }
            if (instant == null && advance != null) {
                return plus(now, advance);
            }
            throw new Problem(PlatformProblem.INVALID, 1).field("instant", "NotNull");
        }

        private static Instant plus(Instant now, String distance) {
            try {
                ZonedDateTime start = now.atZone(Zones.CHINA);
                return distance.contains("T") || distance.endsWith("D")
                        ? start.plus(Duration.parse(distance)).toInstant()
                        : start.plus(java.time.Period.parse(distance)).toInstant();
            } catch (DateTimeException | ArithmeticException e) {
                throw new Problem(PlatformProblem.INVALID, 1).field("advance", "Type", "P1D");
            }
        }
    }
}
