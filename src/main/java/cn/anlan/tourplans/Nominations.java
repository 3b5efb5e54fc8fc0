package cn.anlan.tourplans;

import cn.anlan.organization.Persons;
import cn.anlan.organization.PostQueries;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is named for a group, as the registers know them, and what the regime asks of them all. */
@Component
class Nominations {

    private final PlanStore plans;
    private final TourTerms terms;
    private final Persons persons;
    private final PostQueries posts;
    private final UnitQueries units;

    Nominations(PlanStore plans, TourTerms terms, Persons persons, PostQueries posts, UnitQueries units) {
        this.plans = plans;
        this.terms = terms;
        this.persons = persons;
        this.posts = posts;
        this.units = units;
    }

    GroupRules.Figures figures(TourGroup group) {
        UnitView unit = units.get(group.unit());
        int version = plans.find(group.plan()).orElseThrow().packVersion();
        return new GroupRules.Figures(
                terms.value(unit, version, "group-members-least").asInt(),
                terms.value(unit, version, "group-members-most").asInt(),
                Rank.of(terms.value(unit, version, "leader-rank").value()),
                terms.value(unit, version, "member-conditions").asInt());
    }

    /** @throws Problem 422 for somebody unknown or named twice */
    List<Member> members(List<Groups.Named> named) {
        var seen = new HashSet<UUID>();
        return named.stream()
                .map(one -> {
                    String name = persons.find(one.person())
                            .orElseThrow(
                                    () -> new Problem(TourplanProblem.NO_SUCH_PERSON).field("person", "NoSuchPerson"))
                            .name();
                    if (!seen.add(one.person())) {
                        throw new Problem(TourplanProblem.MEMBER_TWICE, name).clause("ZZ-2.1a");
                    }
                    UUID unit = one.unit() != null ? one.unit() : ownUnit(one.person());
                    String field = one.field() == null || one.field().isBlank()
                            ? null
                            : one.field().strip();
                    return new Member(
                            one.person(),
                            name,
                            one.leader(),
                            one.official(),
                            unit,
                            unit == null ? null : units.get(unit).name(),
                            one.rank(),
                            field,
                            one.conditions(),
                            null,
                            null);
                })
                .toList();
    }

    private @Nullable UUID ownUnit(UUID person) {
        return posts.heldBy(person, terms.today()).stream()
                .findFirst()
                .map(post -> post.unit())
                .orElse(null);
    }
}
