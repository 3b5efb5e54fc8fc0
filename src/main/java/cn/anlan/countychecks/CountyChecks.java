package cn.anlan.countychecks;

import cn.anlan.evidence.Evidence;
import cn.anlan.evidence.EvidenceView;
import cn.anlan.ledger.ActQueries;
import cn.anlan.ledger.ActView;
import cn.anlan.ledger.Ledger;
import cn.anlan.ledger.NewAct;
import cn.anlan.obligations.ObligationEvent;
import cn.anlan.obligations.Obligations;
import cn.anlan.organization.UnitKind;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Cursor;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.tourplans.TourParties;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A city's safety office and staffing office open a check of each county together; it ends once the county's documents are on file
 * (XN-1.3a).
 */
@Service
@Transactional
class CountyChecks {

    static final String SUBJECT = "county-check";

    private final CountyCheckStore store;
    private final CountyCheckReach reach;
    private final CountyCheckObligations opening;
    private final Obligations obligations;
    private final Evidence evidence;
    private final TourParties parties;
    private final UnitQueries units;
    private final Ledger ledger;
    private final ActQueries acts;
    private final Clock clock;

    CountyChecks(
            CountyCheckStore store,
            CountyCheckReach reach,
            CountyCheckObligations opening,
            Obligations obligations,
            Evidence evidence,
            TourParties parties,
            UnitQueries units,
            Ledger ledger,
            ActQueries acts,
            Clock clock) {
        this.store = store;
        this.reach = reach;
        this.opening = opening;
        this.obligations = obligations;
        this.evidence = evidence;
        this.parties = parties;
        this.units = units;
        this.ledger = ledger;
        this.acts = acts;
        this.clock = clock;
    }

    /** @param steps what the asker can do now */
    record CountyCheckView(CountyCheck check, List<CheckStep> steps, List<ActView> timeline) {}

    /** The safety office names county, partner and documents; it isn't open before the partner joins. */
    Done propose(Actor by, UUID countyId, UUID partnerId, String title, List<String> documents) {
        UnitView city = units.spokenForBy(Objects.requireNonNull(by.unit())).getLast();
        if (city.kind() != UnitKind.CITY) {
            throw new Problem(CountyCheckProblem.NOT_A_CITY).clause(CountyCheck.CLAUSE);
        }
        UnitView county = below(city, countyId)
                .filter(unit -> unit.kind() == UnitKind.COUNTY || unit.kind() == UnitKind.DISTRICT)
                .orElseThrow(() -> new Problem(CountyCheckProblem.NOT_ITS_COUNTY)
                        .clause(CountyCheck.CLAUSE)
                        .field("county", "NotItsCounty"));
        UnitView partner = below(city, partnerId)
                .filter(unit -> unit.kind() == UnitKind.DEPARTMENT
                        && units.spokenForBy(unit.id()).contains(city))
                .orElseThrow(() -> new Problem(CountyCheckProblem.NOT_ITS_DEPARTMENT)
                        .clause(CountyCheck.CLAUSE)
                        .field("partner", "NotItsDepartment"));
        var wanted = new ArrayList<CountyCheck.Document>();
        documents.forEach(one -> wanted.add(new CountyCheck.Document(wanted.size() + 1, one, null, null, null)));
        var check = new CountyCheck(
                Ids.next(),
                1,
                CheckStep.State.PROPOSED,
                title,
                city.id(),
                city.name(),
                partner.id(),
                partner.name(),
                county.id(),
                county.name(),
                county.territory(),
                wanted,
                null,
                clock.instant(),
                null);
        store.insert(check);
        return act(
                check,
                1,
                CheckStep.State.PROPOSED,
                "county-check.proposed",
                by,
                Map.of("county", county.name(), "partner", partner.name(), "title", title, "documents", documents),
                List.of());
    }

    /** The staffing office joins, and so the check is open: the county has its time from now. */
    Done join(Actor by, UUID id, long seen) {
        CountyCheck check = ready(by, id, seen, CheckStep.JOIN);
        UUID obligation = opening.open(check, by);
        store.oblige(id, obligation);
        return moved(check, CheckStep.JOIN, by, Map.of("obligation", obligation.toString()));
    }

    /** The county files a document, also in the place of another; with the last one its obligation is performed. */
    Done file(Actor by, UUID id, long seen, int no, UUID file) {
        CountyCheck check = ready(by, id, seen, CheckStep.FILE);
        CountyCheck.Document document = check.document(no);
        EvidenceView given = evidence.require(by, List.of(file)).getFirst();
        store.file(id, no, file, by.name(), clock.instant());
        store.move(id, CheckStep.State.OPEN, null);
        Done filed = act(
                check,
                check.version() + 1,
                CheckStep.State.OPEN,
                CheckStep.FILE.act(),
                by,
                Map.of("document", document.title()),
                List.of(given.sha256()));
        CountyCheck now = store.find(id).orElseThrow();
        if (!now.missing().isEmpty()) {
            return filed;
        }
        List<UUID> files = now.documents().stream()
                .map(one -> Objects.requireNonNull(one.evidence()))
                .toList();
        Done done = obligations.perform(by, obligation(check), null, "规定的文件已全部报备", files, null);
        return new Done(id, now.version() + 1, CheckStep.State.FILED.name(), done.act());
    }

    /** A document isn't what was asked for: the county files it again. */
    Done sendBack(Actor by, UUID id, long seen, int no, String reason) {
        CountyCheck check = ready(by, id, seen, CheckStep.SEND_BACK);
        String title = check.document(no).title();
        store.file(id, no, null, null, null);
        return followed(
                check,
                CheckStep.SEND_BACK,
                obligations.returnForRework(by, obligation(check), null, title + "：" + reason));
    }

    Done close(Actor by, UUID id, long seen, String opinion) {
        CountyCheck check = ready(by, id, seen, CheckStep.CLOSE);
        return followed(check, CheckStep.CLOSE, obligations.accept(by, obligation(check), null, opinion));
    }

    @Transactional(readOnly = true)
    CursorPage<CountyCheck> list(Actor by, @Nullable String cursor, @Nullable Integer asked) {
        int limit = CursorPage.limit(asked);
        Cursor after = Cursor.parse(cursor, 1);
        List<CountyCheck> found = store.list(
                parties.senders(by),
                reach.partners(by),
                reach.counties(by),
                after == null ? null : after.id(0),
                limit + 1);
        return CursorPage.of(found, limit, check -> Cursor.of(check.id()));
    }

    @Transactional(readOnly = true)
    CountyCheckView get(Actor by, UUID id) {
        CountyCheck check = reach.requireSeen(by, store.find(id));
        return new CountyCheckView(
                check, CheckStep.open(check.state(), reach.sides(by, check)), acts.timeline(SUBJECT, id));
    }

    /** Moves a check with its obligation, from whatever page. */
    @EventListener
    void on(ObligationEvent event) {
        if (!event.fact().originKind().equals(SUBJECT)) {
            return;
        }
        switch (event) {
            case ObligationEvent.Performed e -> follow(e.fact(), CheckStep.COMPLETE);
            case ObligationEvent.Returned e -> follow(e.fact(), CheckStep.SEND_BACK);
            case ObligationEvent.Accepted e -> follow(e.fact(), CheckStep.CLOSE);
            case ObligationEvent.Waived e ->
                throw new Problem(CountyCheckProblem.CHECK_NOT_WAIVED).clause(CountyCheck.CLAUSE);
            default -> {
                // Time asked for, handed over, urged, late: the check stays where it is.
            }
        }
    }

    private void follow(ObligationEvent.Fact fact, CheckStep step) {
        CountyCheck check = store.lock(fact.origin()).orElseThrow();
        check.require(step);
        if (step == CheckStep.COMPLETE && !check.missing().isEmpty()) {
            throw new Problem(CountyCheckProblem.FILE_HERE, String.join("、", check.missing()))
                    .clause(CountyCheck.CLAUSE);
        }
        moved(check, step, Objects.requireNonNull(fact.actor()), Map.of("missing", check.missing()));
    }

    private CountyCheck ready(Actor by, UUID id, long seen, CheckStep step) {
        CountyCheck check = reach.requireSeen(by, store.lock(id));
        if (check.version() != seen) {
            throw new Problem(PlatformProblem.STALE, seen, check.version())
                    .with("current", check.version())
                    .with("changes", acts.since(SUBJECT, id, seen));
        }
        check.require(step, reach.sides(by, check));
        return check;
    }

    private Optional<UnitView> below(UnitView city, UUID id) {
        return units.find(id)
                .filter(unit -> units.superiors(id).stream()
                        .anyMatch(above -> above.id().equals(city.id())));
    }

    private Done moved(CountyCheck check, CheckStep step, Actor by, Map<String, ?> facts) {
        store.move(check.id(), step.to(), step.to() == CheckStep.State.CLOSED ? clock.instant() : null);
        return act(check, check.version() + 1, step.to(), step.act(), by, facts, List.of());
    }

    private Done act(
            CountyCheck check,
            long version,
            CheckStep.State state,
            String kind,
            Actor by,
            Map<String, ?> facts,
            List<String> hashes) {
        var said = new LinkedHashMap<String, Object>();
        said.put("state", state.name());
        said.putAll(facts);
        UUID act = ledger.append(new NewAct(
                SUBJECT,
                check.id(),
                version,
                kind,
                by,
                check.city(),
                check.territory(),
                clock.instant(),
                said,
                hashes));
        return new Done(check.id(), version, state.name(), act);
    }

    private static UUID obligation(CountyCheck check) {
        return Objects.requireNonNull(check.obligation());
    }

    /** The check took the step with its obligation; it was locked, so its version is the next one. */
    private static Done followed(CountyCheck check, CheckStep step, Done onObligation) {
        return new Done(check.id(), check.version() + 1, step.to().name(), onObligation.act());
    }
}
