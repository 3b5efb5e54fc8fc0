package cn.anlan.countychecks;

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
import cn.anlan.regimes.RegimeTerms;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Opens what a county's office owes for a check: every document, within the regime's limit. */
@Component
class CountyCheckObligations {

    private static final String PACK = "xianning-town-capacity";

    private final Obligations obligations;
    private final RegimeTerms terms;
    private final UnitQueries units;
    private final PostQueries posts;
    private final Clock clock;

    CountyCheckObligations(
            Obligations obligations, RegimeTerms terms, UnitQueries units, PostQueries posts, Clock clock) {
        this.obligations = obligations;
        this.terms = terms;
        this.units = units;
        this.posts = posts;
        this.clock = clock;
    }

    /** @throws Problem 422 where the county or the city has nobody in its office */
    UUID open(CountyCheck check, Actor by) {
        UnitView county = units.get(check.county());
        int version = terms.current(county, PACK);
        PostView bearer = office(check.county(), check.countyName());
        return obligations.open(
                new NewObligation(
                        CountyCheckRecorder.SUBJECT,
                        check.id(),
                        new Bilingual("报备督办文件：" + check.title(), "File the documents of the check: " + check.title()),
                        PACK,
                        version,
                        CountyCheck.CLAUSE,
                        null,
                        bearer.unit(),
                        bearer.id(),
                        office(check.city(), check.cityName()).id(),
                        null,
                        check.territory(),
                        terms.due(county, PACK, version, "county-check-limit", clock.instant()),
                        List.of(new EvidenceDemand(
                                "document", check.documents().size(), new Bilingual("规定的文件", "Documents"))),
                        false),
                by);
    }

    private PostView office(UUID unit, String name) {
        return posts.inUnit(unit, Role.COMMITTEE_OFFICE, terms.today())
                .filter(post -> post.holder() != null)
                .orElseThrow(() -> new Problem(CountyCheckProblem.NO_OFFICE, name).clause(CountyCheck.CLAUSE));
    }
}
