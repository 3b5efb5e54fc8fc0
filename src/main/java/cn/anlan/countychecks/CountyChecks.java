package cn.anlan.countychecks;

import cn.anlan.evidence.Evidence;
import cn.anlan.evidence.EvidenceView;
import cn.anlan.inspections.LightTours;
import cn.anlan.obligations.Obligations;
import cn.anlan.organization.UnitKind;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import cn.anlan.platform.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A city's safety office and staffing office open a check of each county together; on the spot it is made as a light tour with the check's
 * id. It ends once the county's documents are on file and that tour's report too (XN-1.3a).
 */
@Service
@Transactional
class CountyChecks {

    private final CountyCheckStore store;
    private final CountyCheckRecorder recorder;
    private final CountyCheckObligations opening;
    private final Obligations obligations;
    private final LightTours tours;
    private final Evidence evidence;
    private final UnitQueries units;
    private final Clock clock;

    CountyChecks(
            CountyCheckStore store,
            CountyCheckRecorder recorder,
            CountyCheckObligations opening,
            Obligations obligations,
            LightTours tours,
            Evidence evidence,
            UnitQueries units,
            Clock clock) {
        this.store = store;
        this.recorder = recorder;
        this.opening = opening;
        this.obligations = obligations;
        this.tours = tours;
        this.evidence = evidence;
        this.units = units;
        this.clock = clock;
    }

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
        tours.prepare(by, check.id(), city, partner, county, title);
        return recorder.proposed(
                check,
                by,
                Map.of("county", county.name(), "partner", partner.name(), "title", title, "documents", documents));
    }

    /** The staffing office joins, and so the check is open: the county has its time from now, and the work on the spot begins. */
    Done join(Actor by, UUID id, long seen) {
        CountyCheck check = recorder.ready(by, id, seen, CheckStep.JOIN);
        UUID obligation = opening.open(check, by);
        store.oblige(id, obligation);
        tours.begin(by, id);
        return recorder.moved(check, CheckStep.JOIN, by, Map.of("obligation", obligation.toString()));
    }

    /** The county files a document, also in the place of another; with the last one its obligation is performed. */
    Done file(Actor by, UUID id, long seen, int no, UUID file) {
        CountyCheck check = recorder.ready(by, id, seen, CheckStep.FILE);
        CountyCheck.Document document = check.document(no);
        EvidenceView given = evidence.require(by, List.of(file)).getFirst();
        store.file(id, no, file, by.name(), clock.instant());
        Done filed = recorder.moved(
                check, CheckStep.FILE, by, Map.of("document", document.title()), List.of(given.sha256()));
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
        CountyCheck check = recorder.ready(by, id, seen, CheckStep.SEND_BACK);
        String title = check.document(no).title();
        store.file(id, no, null, null, null);
        return followed(
                check,
                CheckStep.SEND_BACK,
                obligations.returnForRework(by, obligation(check), null, title + "：" + reason));
    }

    Done close(Actor by, UUID id, long seen, String opinion) {
        CountyCheck check = recorder.ready(by, id, seen, CheckStep.CLOSE);
        return followed(check, CheckStep.CLOSE, obligations.accept(by, obligation(check), null, opinion));
    }

    private Optional<UnitView> below(UnitView city, UUID id) {
        return units.find(id)
                .filter(unit -> units.superiors(id).stream()
                        .anyMatch(above -> above.id().equals(city.id())));
    }

    private static UUID obligation(CountyCheck check) {
        return Objects.requireNonNull(check.obligation());
    }

    /** The check took the step with its obligation; it was locked, so its version is the next one. */
    private static Done followed(CountyCheck check, CheckStep step, Done onObligation) {
        return new Done(check.id(), check.version() + 1, step.to().name(), onObligation.act());
    }
}
