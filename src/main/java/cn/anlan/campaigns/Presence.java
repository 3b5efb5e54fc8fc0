package cn.anlan.campaigns;

import cn.anlan.organization.PostQueries;
import cn.anlan.organization.PostView;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Role;
import cn.anlan.platform.Zones;
import cn.anlan.records.RecordFilter;
import cn.anlan.records.RecordKind;
import cn.anlan.records.RecordQueries;
import cn.anlan.records.RecordQueries.Tally;
import cn.anlan.records.RecordState;
import cn.anlan.regimes.Duty;
import cn.anlan.regimes.PackVersion;
import cn.anlan.regimes.ParameterSheet;
import cn.anlan.regimes.RegimeQueries;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether leaders were there (JZ-4.3e): the principal's sessions and the deputy's checks on the front line, as recorded. */
@Component
class Presence {

    static final String PACK = "jingzhou-safety-year";

    private final RecordQueries records;
    private final RegimeQueries regimes;
    private final PostQueries posts;
    private final Clock clock;

    Presence(RecordQueries records, RegimeQueries regimes, PostQueries posts, Clock clock) {
        this.records = records;
        this.regimes = regimes;
        this.posts = posts;
        this.clock = clock;
    }

    /**
     * A unit's quarter.
     *
     * @param sessionsLeast how many sessions the regime wants at least
     * @param none no session or no check at all: it shows (JZ-4.3e)
     * @param problemsFound items of those records
     * @param problemsResolved items whose obligation is closed
     */
    record Row(
            UUID unit,
            String unitName,
            int sessions,
            int sessionsLeast,
            int checks,
            int checksLeast,
            int problemsFound,
            int problemsResolved,
            boolean none,
            boolean tooFew) {}

    /** The units under the regime that the actor may see, those that show first. */
    List<Row> all(Actor actor, Quarter quarter) {
        LocalDate day = quarter.to();
        List<Tally> found = tallies(actor, null, quarter);
        Map<UUID, PostView> by = posts(found);
        Map<UUID, List<Tally>> byUnit = found.stream().collect(Collectors.groupingBy(Tally::unit));
        Map<PackVersion, ParameterSheet> sheets = new HashMap<>();
        return regimes.covered(PACK, day).stream()
                .filter(covered -> isSeen(actor, covered.unit()))
                .filter(covered ->
                        duty(covered).unitKinds().contains(covered.unit().kind()))
                .map(covered -> row(
                        covered.unit(),
                        byUnit.getOrDefault(covered.unit().id(), List.of()),
                        by,
                        checker(covered.version()),
                        sheets.computeIfAbsent(covered.version(), version -> regimes.parameters(version, day))))
                .sorted(java.util.Comparator.comparing((Row row) -> !row.none()).thenComparing(row -> !row.tooFew()))
                .toList();
    }

    private static Duty duty(RegimeQueries.InForce covered) {
        return covered.version().content().duty("principal-session").orElseThrow();
    }

    Row of(Actor actor, UnitView unit, Quarter quarter) {
        PackVersion version = regimes.inForceFor(unit, PACK, quarter.to()).orElse(null);
        ParameterSheet sheet = version == null ? null : regimes.parameters(version, quarter.to());
        List<Tally> found = tallies(actor, unit.id(), quarter);
        return row(unit, found, posts(found), version == null ? null : checker(version), sheet);
    }

    /** Whose duty the checks on the front line are where no deputy is marked as one of the leading team. */
    private static @Nullable Role checker(PackVersion version) {
        return version.content().duty("front-line-check").map(Duty::post).orElse(null);
    }

    static boolean isSeen(Actor actor, UnitView unit) {
        return unit.id().equals(actor.unit()) || actor.areas().stream().anyMatch(unit.territory()::startsWith);
    }

    private List<Tally> tallies(Actor actor, @Nullable UUID unit, Quarter quarter) {
        return records.tallies(
                actor,
                new RecordFilter(
                        null,
                        List.of(RecordKind.SESSION, RecordKind.FRONT_LINE_CHECK),
                        List.of(RecordState.FILED, RecordState.CLOSED),
                        unit,
                        null,
                        null,
                        null,
                        quarter.from(),
                        quarter.to(),
                        null,
                        null,
                        null));
    }

    /** The posts whose work the records are, read once for all units. */
    private Map<UUID, PostView> posts(List<Tally> found) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Zones.CHINA);
        return posts.findAll(found.stream().map(Tally::post).collect(Collectors.toSet()), today);
    }

    private static boolean isPrincipal(@Nullable PostView post) {
        return post != null && post.role() == Role.PRINCIPAL;
    }

    /** A member of the leading team beside its head, or the post that the regime's duty names: a clerk's or grid worker's check is neither's. */
    private static boolean isDeputy(@Nullable PostView post, @Nullable Role checker) {
        return post != null && post.role() != Role.PRINCIPAL && (post.leading() || post.role() == checker);
    }

    private static Row row(
            UnitView unit,
            List<Tally> found,
            Map<UUID, PostView> posts,
            @Nullable Role checker,
            @Nullable ParameterSheet sheet) {
        int sessions = 0;
        int checks = 0;
        int problems = 0;
        int resolved = 0;
        for (Tally tally : found) {
            PostView post = posts.get(tally.post());
            sessions += tally.kind() == RecordKind.SESSION && isPrincipal(post) ? tally.records() : 0;
            checks += tally.kind() == RecordKind.FRONT_LINE_CHECK && isDeputy(post, checker) ? tally.records() : 0;
            problems += tally.items();
            resolved += tally.itemsDone();
        }
        int sessionsLeast = least(unit, sheet, "principal-sessions-per-quarter");
        int checksLeast = least(unit, sheet, "deputy-checks-per-quarter");
        return new Row(
                unit.id(),
                unit.name(),
                sessions,
                sessionsLeast,
                checks,
                checksLeast,
                problems,
                resolved,
                sessions == 0 || checks == 0,
                sessions < sessionsLeast || checks < checksLeast);
    }

    private static int least(UnitView unit, @Nullable ParameterSheet sheet, String key) {
        return sheet == null ? 1 : sheet.value(unit, key).asInt();
    }
}
