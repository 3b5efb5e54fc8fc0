package cn.anlan.countychecks;

import cn.anlan.calendar.Calendars;
import cn.anlan.calendar.Deadline;
import cn.anlan.calendar.LegalClock;
import cn.anlan.calendar.Period;
import cn.anlan.calendar.Rounding;
import cn.anlan.obligations.EvidenceDemand;
import cn.anlan.obligations.NewObligation;
import cn.anlan.obligations.Obligations;
import cn.anlan.organization.PostQueries;
import cn.anlan.organization.PostView;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Role;
import cn.anlan.platform.Zones;
import cn.anlan.regimes.PackVersion;
import cn.anlan.regimes.RegimeQueries;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Opens what a county's office owes for a check: every document, within the regime's limit. */
@Component
class CountyCheckObligations {

    private static final String PACK = "xianning-town-capacity";

    private final Obligations obligations;
    private final RegimeQueries regimes;
    private final Calendars calendars;
    private final UnitQueries units;
    private final PostQueries posts;
    private final Clock clock;

    CountyCheckObligations(
            Obligations obligations,
            RegimeQueries regimes,
            Calendars calendars,
            UnitQueries units,
            PostQueries posts,
            Clock clock) {
        this.obligations = obligations;
        this.regimes = regimes;
        this.calendars = calendars;
        this.units = units;
        this.posts = posts;
        this.clock = clock;
    }

    /** @throws Problem 422 where the county or the city has nobody in its office */
    UUID open(CountyCheck check, Actor by) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Zones.CHINA);
        UnitView county = units.get(check.county());
        PackVersion pack = regimes.inForceFor(county, PACK, today)
                .or(() -> regimes.latest().stream()
                        .filter(one -> one.content().pack().equals(PACK))
                        .findFirst())
                .orElseThrow();
        Deadline deadline = LegalClock.due(
                regimes.parameters(pack, today)
                        .value(county, "county-check-limit")
                        .asTerm(Period.YEAR),
                Rounding.STAYS,
                clock.instant(),
                calendars.workdays());
        PostView bearer = office(check.county(), check.countyName(), today);
        return obligations.open(
                new NewObligation(
                        CountyChecks.SUBJECT,
                        check.id(),
                        new Bilingual("报备督办文件：" + check.title(), "File the documents of the check: " + check.title()),
                        PACK,
                        pack.content().version(),
                        CountyCheck.CLAUSE,
                        null,
                        bearer.unit(),
                        bearer.id(),
                        office(check.city(), check.cityName(), today).id(),
                        null,
                        check.territory(),
                        deadline,
                        List.of(new EvidenceDemand(
                                "document", check.documents().size(), new Bilingual("规定的文件", "Documents"))),
                        false),
                by);
    }

    private PostView office(UUID unit, String name, LocalDate today) {
        return posts.inUnit(unit, Role.COMMITTEE_OFFICE, today)
                .filter(post -> post.holder() != null)
                .orElseThrow(() -> new Problem(CountyCheckProblem.NO_OFFICE, name).clause(CountyCheck.CLAUSE));
    }
}
