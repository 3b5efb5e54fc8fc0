package cn.anlan.campaigns;

import cn.anlan.calendar.Calendars;
import cn.anlan.calendar.Deadline;
import cn.anlan.calendar.LegalClock;
import cn.anlan.calendar.Rounding;
import cn.anlan.calendar.Term;
import cn.anlan.evidence.Evidence;
import cn.anlan.evidence.EvidenceView;
import cn.anlan.ledger.Ledger;
import cn.anlan.ledger.NewAct;
import cn.anlan.obligations.NewObligation;
import cn.anlan.obligations.Obligations;
import cn.anlan.organization.PostQueries;
import cn.anlan.organization.PostView;
import cn.anlan.organization.UnitKind;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Role;
import cn.anlan.platform.Zones;
import cn.anlan.records.RecordKind;
import cn.anlan.records.WorkElsewhere;
import cn.anlan.regimes.RegimeQueries;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Towns supervised and checked month by month, by line and by area, in a closed loop (XN-1.2d): whoever holds a line or an area records a
 * check, and each finding becomes an obligation of the town's principal that the checking post verifies.
 */
@Service
@Transactional
class Towns {

    static final String CLAUSE = "XN-1.2d";

    static final String PACK = "xianning-town-capacity";
    static final Set<UnitKind> KINDS = EnumSet.of(UnitKind.TOWN, UnitKind.SUB_DISTRICT, UnitKind.PARK);

    private final TownStore store;
    private final Obligations obligations;
    private final WorkElsewhere work;
    private final Evidence evidence;
    private final UnitQueries units;
    private final PostQueries posts;
    private final RegimeQueries regimes;
    private final Calendars calendars;
    private final Ledger ledger;
    private final Clock clock;

    Towns(
            TownStore store,
            Obligations obligations,
            WorkElsewhere work,
            Evidence evidence,
            UnitQueries units,
            PostQueries posts,
            RegimeQueries regimes,
            Calendars calendars,
            Ledger ledger,
            Clock clock) {
        this.store = store;
        this.obligations = obligations;
        this.work = work;
        this.evidence = evidence;
        this.units = units;
        this.posts = posts;
        this.regimes = regimes;
        this.calendars = calendars;
        this.ledger = ledger;
        this.clock = clock;
    }

    record Finding(String text, LocalDate dueDay) {}

    /** Gives a post of the unit that the actor's speaks for, or of an office of it, a line through all its towns or an area of some. */
    Done charge(Actor by, Charge.Kind kind, String name, UUID postId, List<UUID> towns) {
        UnitView unit = units.spokenForBy(Objects.requireNonNull(by.unit())).getLast();
        PostView post = posts.get(postId);
        Set<UUID> ours = spokenForBy(unit.id());
        if (spokenForBy(post.unit()).stream().noneMatch(ours::contains)) {
            throw new Problem(CampaignProblem.POST_ELSEWHERE, post.title(), unit.name()).field("post", "PostElsewhere");
        }
        if (kind == Charge.Kind.AREA && towns.isEmpty()) {
            throw new Problem(CampaignProblem.NO_TOWN).field("towns", "NotNull");
        }
        for (UUID town : towns) {
            requireBelow(unit, units.get(town));
        }
        var charge = new Charge(
                Ids.next(),
                1,
                kind,
                name,
                unit.id(),
                unit.territory(),
                postId,
                kind == Charge.Kind.LINE ? List.of() : List.copyOf(towns),
                today(),
                null);
        store.insert(charge);
        UUID act = act(
                "charge",
                charge.id(),
                1,
                "charge.given",
                by,
                unit,
                unit.territory(),
                clock.instant(),
                Map.of("state", "HELD", "kind", kind.name(), "name", name, "post", postId.toString()),
                List.of());
        return new Done(charge.id(), 1, "HELD", act);
    }

    Done end(Actor by, UUID id, long seen) {
        Charge charge = held(by, id);
        if (charge.version() != seen) {
            throw new Problem(PlatformProblem.STALE, seen, charge.version()).with("current", charge.version());
        }
        if (!spokenForBy(Objects.requireNonNull(by.unit())).contains(charge.unit())) {
            throw new Problem(CampaignProblem.NOT_YOUR_STEP);
        }
        store.end(id, today());
        UnitView unit = units.get(charge.unit());
        UUID act = act(
                "charge",
                id,
                charge.version() + 1,
                "charge.ended",
                by,
                unit,
                charge.territory(),
                clock.instant(),
                Map.of("state", "ENDED"),
                List.of());
        return new Done(id, charge.version() + 1, "ENDED", act);
    }

    /**
     * Records a check of a town under a line or an area. Where a regime in force makes the checks a duty, it is counted for the town's
     * obligation of the period at once, if it brings the files that the duty demands.
     */
    Done check(
            Actor by,
            UUID chargeId,
            UUID townId,
            @Nullable Instant happenedAt,
            String result,
            List<Finding> findings,
            List<UUID> files) {
        Charge charge = held(by, chargeId);
        if (!charge.post().equals(by.post())) {
            throw new Problem(CampaignProblem.NOT_IN_CHARGE, charge.name()).clause(CLAUSE);
        }
        UnitView county = units.get(charge.unit());
        UnitView town = units.get(townId);
        requireBelow(county, town);
        if (!charge.covers(townId)) {
            throw new Problem(CampaignProblem.NOT_IN_CHARGE, charge.name())
                    .clause(CLAUSE)
                    .field("town", "NotInCharge");
        }
        Instant now = clock.instant();
        Instant at = happenedAt == null ? now : happenedAt;
        if (at.isAfter(now)) {
            throw new Problem(CampaignProblem.NOT_YET).field("happenedAt", "PastOrPresent");
        }
        UUID id = Ids.next();
        String month = YearMonth.from(at.atZone(Zones.CHINA)).toString();
        List<String> hashes =
                evidence.require(by, files).stream().map(EvidenceView::sha256).toList();
        List<UUID> met = work.count(new WorkElsewhere.Work(
                by, RecordKind.CHECK, county.id(), townId, at, charge.name() + "：" + result, files));
        store.insert(new TownStore.Check(
                id, chargeId, county.id(), townId, town.territory(), month, by.name(), at, now, result, met));
        var said = new ArrayList<String>();
        for (int no = 1; no <= findings.size(); no++) {
            Finding finding = findings.get(no - 1);
            UUID obligation = obligations.open(obligation(id, finding, town, charge, at), by);
            store.insert(new TownStore.Found(id, no, finding.text(), obligation));
            said.add(finding.text());
        }
        var facts = new LinkedHashMap<String, Object>();
        facts.put("state", "FILED");
        facts.put("charge", charge.name());
        facts.put("month", month);
        facts.put("report", result);
        facts.put("problems", said);
        facts.put("met", met.stream().map(UUID::toString).toList());
        UUID act = act("town-check", id, 1, "town-check.filed", by, town, town.territory(), at, facts, hashes);
        return new Done(id, 1, "FILED", act);
    }

    private NewObligation obligation(UUID check, Finding finding, UnitView town, Charge charge, Instant at) {
        PostView principal = posts.inUnit(town.id(), Role.PRINCIPAL, today())
                .orElseThrow(() -> new Problem(CampaignProblem.NO_PRINCIPAL, town.name()).field("town", "NoPrincipal"));
        Deadline deadline = LegalClock.due(Term.on(finding.dueDay()), Rounding.STAYS, at, calendars.workdays());
        if (deadline.isOverdue(clock.instant())) {
            throw new Problem(CampaignProblem.DUE_PAST).field("findings", "Future");
        }
        var pack = regimes.latest().stream()
                .filter(version -> version.content().clause(CLAUSE).isPresent())
                .findFirst()
                .orElseThrow()
                .content();
        return new NewObligation(
                "town-check",
                check,
                new Bilingual("整改督查问题：" + finding.text(), "Put right (monthly check): " + finding.text()),
                pack.pack(),
                pack.version(),
                CLAUSE,
                null,
                town.id(),
                principal.id(),
                charge.post(),
                null,
                town.territory(),
                deadline,
                List.of(),
                false);
    }

    private Charge held(Actor by, UUID id) {
        Charge charge = store.lockCharge(id)
                .filter(found -> found.unit().equals(by.unit())
                        || by.areas().stream().anyMatch(found.territory()::startsWith)
                        || found.post().equals(by.post()))
                .orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        if (charge.until() != null) {
            throw new Problem(CampaignProblem.CHARGE_ENDED, charge.name());
        }
        return charge;
    }

    private void requireBelow(UnitView unit, UnitView town) {
        Set<UUID> ours = spokenForBy(unit.id());
        boolean below = KINDS.contains(town.kind())
                && units.superiors(town.id()).stream().map(UnitView::id).anyMatch(ours::contains);
        if (!below) {
            throw new Problem(CampaignProblem.NOT_BELOW, town.name(), unit.name()).field("towns", "NotBelow");
        }
    }

    private Set<UUID> spokenForBy(UUID unit) {
        return units.spokenForBy(unit).stream().map(UnitView::id).collect(Collectors.toSet());
    }

    private UUID act(
            String subject,
            UUID id,
            long version,
            String kind,
            Actor by,
            UnitView unit,
            String territory,
            Instant at,
            Map<String, ?> facts,
            List<String> hashes) {
        return ledger.append(new NewAct(subject, id, version, kind, by, unit.id(), territory, at, facts, hashes));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Zones.CHINA);
    }
}
