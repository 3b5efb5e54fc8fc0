package cn.anlan.enterprises;

import cn.anlan.evidence.Evidence;
import cn.anlan.evidence.EvidenceView;
import cn.anlan.ledger.ActQueries;
import cn.anlan.ledger.Ledger;
import cn.anlan.ledger.NewAct;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * An enterprise files its responsibility system and its safety rules, records how it carries them out, and answers to the checks of park
 * committee, emergency bureau and sector regulator (BF-2.4). Works in the caller's transaction; each step is an act.
 */
@Service
@Transactional
class Enterprises {

    static final String SUBJECT = "enterprise";
    private static final String CLAUSE = "BF-2.4";

    private final EnterpriseStore store;
    private final EnterpriseQueries queries;
    private final UnitQueries units;
    private final Evidence evidence;
    private final Ledger ledger;
    private final ActQueries acts;
    private final Clock clock;

    Enterprises(
            EnterpriseStore store,
            EnterpriseQueries queries,
            UnitQueries units,
            Evidence evidence,
            Ledger ledger,
            ActQueries acts,
            Clock clock) {
        this.store = store;
        this.queries = queries;
        this.units = units;
        this.evidence = evidence;
        this.ledger = ledger;
        this.acts = acts;
        this.clock = clock;
    }

    /** Files a document; one of the same kind before it is no longer in force. */
    Done file(Actor by, UUID unit, long seen, DocumentKind kind, String title, @Nullable LocalDate from, UUID file) {
        UnitView enterprise = own(by, unit);
        EvidenceView text = evidence.require(by, List.of(file)).getFirst();
        if (!text.kind().equals("document")) {
            throw new Problem(EnterpriseProblem.NOT_A_DOCUMENT, text.name())
                    .clause(CLAUSE)
                    .field("evidence", "Document");
        }
        var document = new EnterpriseView.Document(
                Ids.next(), kind, title, from == null ? today() : from, file, clock.instant(), by.name(), true);
        advance(enterprise, seen);
        store.file(unit, document, text.sha256());
        return append(
                enterprise,
                seen,
                "enterprise.document-filed",
                by,
                clock.instant(),
                Map.of("document", document.id().toString(), "kind", kind.name(), "title", title),
                List.of(text.sha256()));
    }

    /** Records something done under a document in force. */
    Done carryOut(Actor by, UUID unit, long seen, UUID document, LocalDate on, String what, List<UUID> files) {
        UnitView enterprise = own(by, unit);
        requirePast(on);
        boolean inForce =
                store.documents(unit).stream().anyMatch(known -> known.id().equals(document) && known.inForce());
        if (!inForce) {
            throw new Problem(EnterpriseProblem.NO_SUCH_DOCUMENT).clause(CLAUSE).field("document", "InForce");
        }
        List<String> proof =
                evidence.require(by, files).stream().map(EvidenceView::sha256).toList();
        advance(enterprise, seen);
        store.carriedOut(unit, new EnterpriseView.Implementation(Ids.next(), document, on, what, clock.instant()));
        return append(
                enterprise,
                seen,
                "enterprise.carried-out",
                by,
                start(on),
                Map.of("document", document.toString(), "what", what),
                proof);
    }

    /** Records a check by one of the three bodies. The enterprise can't refuse it, only contest what it found. */
    Done inspect(
            Actor by, UUID unit, long seen, SupervisingBody body, LocalDate on, String findings, List<UUID> files) {
        UnitView enterprise = queries.visible(by, unit);
        requirePast(on);
        UUID ownUnit = Objects.requireNonNull(by.unit());
        UnitView from = units.get(ownUnit);
        if (!body.hasInspectorsIn(from.kind())) {
            throw new Problem(EnterpriseProblem.OTHER_BODY, from.name())
                    .clause(CLAUSE)
                    .field("body", "OwnBody");
        }
        List<String> proof =
                evidence.require(by, files).stream().map(EvidenceView::sha256).toList();
        advance(enterprise, seen);
        var inspection = new EnterpriseView.Inspection(
                Ids.next(), body, from.name(), by.name(), on, findings, clock.instant(), null, null, null);
        store.inspected(unit, inspection, ownUnit, by.person());
        return append(
                enterprise,
                seen,
                "enterprise.inspected",
                by,
                start(on),
                Map.of("inspection", inspection.id().toString(), "body", body.name(), "findings", findings),
                proof);
    }

    /** The enterprise accepts a check or contests it, once. */
    Done answer(Actor by, UUID unit, long seen, UUID inspection, boolean accepted, String text) {
        UnitView enterprise = own(by, unit);
        if (store.inspection(unit, inspection).isEmpty()) {
            throw new Problem(EnterpriseProblem.NO_SUCH_INSPECTION);
        }
        String answer = accepted ? "ACCEPTED" : "CONTESTED";
        advance(enterprise, seen);
        if (!store.answered(inspection, answer, text, clock.instant())) {
            throw new Problem(EnterpriseProblem.ALREADY_ANSWERED).clause(CLAUSE);
        }
        return append(
                enterprise,
                seen,
                accepted ? "enterprise.inspection-accepted" : "enterprise.inspection-contested",
                by,
                clock.instant(),
                Map.of("inspection", inspection.toString(), "text", text),
                List.of());
    }

    private UnitView own(Actor by, UUID unit) {
        UnitView enterprise = queries.visible(by, unit);
        if (!unit.equals(by.unit())) {
            throw new Problem(EnterpriseProblem.NOT_YOURS).clause(CLAUSE);
        }
        return enterprise;
    }

    private void requirePast(LocalDate on) {
        if (on.isAfter(today())) {
            throw new Problem(EnterpriseProblem.LATER_THAN_TODAY).field("on", "PastOrPresent");
        }
    }

    private void advance(UnitView enterprise, long seen) {
        if (!store.advance(enterprise, seen) || (seen != 0 && store.version(enterprise.id()) != seen + 1)) {
            long current = store.version(enterprise.id());
            throw new Problem(PlatformProblem.STALE, seen, current)
                    .with("current", current)
                    .with("changes", acts.since(SUBJECT, enterprise.id(), seen));
        }
    }

    private Done append(
            UnitView enterprise,
            long seen,
            String kind,
            Actor by,
            Instant happened,
            Map<String, String> said,
            List<String> proof) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("state", "ON_FILE");
        facts.putAll(said);
        UUID act = ledger.append(new NewAct(
                SUBJECT,
                enterprise.id(),
                seen + 1,
                kind,
                by,
                enterprise.id(),
                enterprise.territory(),
                happened,
                facts,
                proof));
        return new Done(enterprise.id(), seen + 1, "ON_FILE", act);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Zones.CHINA);
    }

    /** A day without an hour counts from its noon in China, but never later than now. */
    private Instant start(LocalDate day) {
        Instant noon = day.atTime(12, 0).toInstant(ZoneOffset.ofHours(8));
        return noon.isAfter(clock.instant()) ? clock.instant() : noon;
    }
}
