package cn.anlan.organization;

import cn.anlan.platform.Problem;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The day on which a change is made. */
@Component
class Today {

    private final Clock clock;

    Today(Clock clock) {
        this.clock = clock;
    }

    LocalDate date() {
        return LocalDate.ofInstant(clock.instant(), Zones.CHINA);
    }

    /** The day asked for, today if none is. What hasn't happened yet can't be recorded. */
    LocalDate orNotAfter(@Nullable LocalDate asked) {
        LocalDate date = date();
        if (asked == null) {
            return date;
        }
        if (asked.isAfter(date)) {
            throw new Problem(OrganizationProblem.IN_THE_FUTURE, asked.toString(), date.toString());
        }
        return asked;
    }
}
