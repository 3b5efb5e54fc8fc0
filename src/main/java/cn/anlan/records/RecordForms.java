package cn.anlan.records;

import cn.anlan.obligations.ObligationBrief;
import cn.anlan.obligations.ObligationQueries;
import cn.anlan.obligations.UnitObligations;
import cn.anlan.organization.PostQueries;
import cn.anlan.organization.PostView;
import cn.anlan.organization.UnitKind;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.OverseesCases;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.ReadsCases;
import cn.anlan.platform.Role;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the form of a record offers: what an obligation asks to be recorded, and what a kind of record can be about. */
@RestController
@RequestMapping("/api/records")
class RecordForms {

    private final ObligationQueries queries;
    private final UnitObligations obligations;
    private final Counting counting;
    private final RecordKeeper keeper;
    private final UnitQueries units;
    private final PostQueries posts;
    private final Clock clock;

    RecordForms(
            ObligationQueries queries,
            UnitObligations obligations,
            Counting counting,
            RecordKeeper keeper,
            UnitQueries units,
            PostQueries posts,
            Clock clock) {
        this.queries = queries;
        this.obligations = obligations;
        this.counting = counting;
        this.keeper = keeper;
        this.units = units;
        this.posts = posts;
        this.clock = clock;
    }

    /**
     * How work on an obligation is recorded.
     *
     * @param kinds kinds of record that meet it; none where it is performed by itself or the asker isn't of its unit
     * @param post whose work it is
     * @param subject what it is about, where each of several counts by itself
     */
    record Suggestion(
            List<RecordKind> kinds,
            @Nullable UUID post,
            Bilingual title,
            @Nullable UUID subject,
            @Nullable String subjectName) {}

    /** Something a record can be about. */
    record Choice(UUID id, String name) {}

    /** Somebody who can be given an item. */
    record Owner(UUID post, String title, @Nullable String name, String unitName) {}

    /**
     * What the form of a kind offers.
     *
     * @param unit whose work the asker may draft
     * @param head the post of its head, whose work it is unless another is named
     * @param owners posts of the unit and of the units directly below that can be given items, the unit's own first
     * @param subjects what such a record can be about
     */
    record Form(
            UUID unit,
            String unitName,
            @Nullable UUID head,
            @Nullable String headTitle,
            List<Owner> owners,
            List<Choice> subjects) {}

    @GetMapping("/suggestion")
    @ReadsCases
    Suggestion suggestion(Actor actor, @RequestParam UUID obligation) {
        // Refuses what the asker may not see.
        queries.get(actor, obligation);
        ObligationBrief o =
                Objects.requireNonNull(obligations.findAll(List.of(obligation)).get(obligation));
        boolean ours = o.state().runs() && DutyRecord.isAmong(o.unit(), keeper.spokenForBy(actor));
        return new Suggestion(
                ours
                        ? Arrays.stream(RecordKind.values())
                                .filter(kind -> counting.isMetBy(o, kind))
                                .toList()
                        : List.of(),
                o.bearerPost(),
                o.title(),
                o.subject() == null ? null : o.subject().id(),
                o.subject() == null ? null : o.subject().name());
    }

    /** What the form of a kind offers in the asker's unit. */
    @GetMapping("/form")
    @OverseesCases
    Form form(Actor actor, @RequestParam RecordKind kind) {
        List<UnitView> spokenFor = keeper.spokenForBy(actor);
        if (spokenFor.isEmpty()) {
            throw new Problem(PlatformProblem.NOT_ALLOWED);
        }
        UnitView unit = units.get(Drafting.servedBy(spokenFor));
        LocalDate today = LocalDate.ofInstant(clock.instant(), Zones.CHINA);
        Optional<PostView> head = posts.inUnit(unit.id(), Role.PRINCIPAL, today);
        return new Form(
                unit.id(),
                unit.name(),
                head.map(PostView::id).orElse(null),
                head.map(PostView::title).orElse(null),
                owners(unit, today),
                switch (kind.about()) {
                    case SPECIAL_COMMITTEE -> below(unit, Set.of(UnitKind.SPECIAL_COMMITTEE));
                    case MEMBER -> team(unit, today);
                    case NOTHING ->
                        kind == RecordKind.CHECK
                                ? below(unit, EnumSet.of(UnitKind.TOWN, UnitKind.SUB_DISTRICT, UnitKind.PARK))
                                : List.of();
                });
    }

    private List<Owner> owners(UnitView unit, LocalDate today) {
        List<UnitView> near = Stream.concat(Stream.of(unit), units.children(unit.id()).stream())
                .filter(one -> one.kind() != UnitKind.ENTERPRISE && one.kind() != UnitKind.GRID_CELL)
                .toList();
        Map<UUID, List<PostView>> held =
                posts.ofUnits(near.stream().map(UnitView::id).toList(), today);
        return near.stream()
                .flatMap(one -> held.getOrDefault(one.id(), List.of()).stream()
                        .filter(post -> Drafting.bears(post.role()))
                        .map(post -> new Owner(
                                post.id(),
                                post.title(),
                                post.holder() == null ? null : post.holder().name(),
                                one.name())))
                .toList();
    }

    private List<Choice> below(UnitView unit, Set<UnitKind> kinds) {
        return units.below(unit.id(), kinds).stream()
                .map(one -> new Choice(one.id(), one.name()))
                .toList();
    }

    /** The leading team; where none is named as such, every post. */
    private List<Choice> team(UnitView unit, LocalDate today) {
        List<PostView> all = posts.ofUnit(unit.id(), today);
        List<PostView> leading = all.stream().filter(PostView::leading).toList();
        return (leading.isEmpty() ? all : leading)
                .stream()
                        .map(post -> new Choice(
                                post.id(),
                                post.holder() == null
                                        ? post.title()
                                        : post.title() + " " + post.holder().name()))
                        .toList();
    }
}
