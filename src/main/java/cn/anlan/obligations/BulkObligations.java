package cn.anlan.obligations;

import cn.anlan.ledger.Ledger;
import cn.anlan.ledger.NewAct;
import cn.anlan.organization.PostQueries;
import cn.anlan.organization.PostView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.BulkRows;
import cn.anlan.platform.Ids;
import cn.anlan.platform.JsonText;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens many obligations at once, as when a ledger is imported. Each has its act as if opened alone, but no event is published: what was
 * under way long before is not told to everybody again.
 */
@Service
public class BulkObligations {

    private static final String COLUMNS = """
            id, version, state, origin_kind, origin, title_zh, title_en, pack, pack_version, clause, duty, unit, bearer_post, bearer_role,
            bearer_person, verifier_post, verifier_unit, territory, opened_at, opened_by, due, provisional, deadline, demands, key_task, rung,
            next_at, overdue_at, subject, subject_name""";

    private final JdbcTemplate template;
    private final Ladders ladders;
    private final Ledger ledger;
    private final PostQueries posts;
    private final JsonText json;
    private final Clock clock;

    BulkObligations(
            JdbcTemplate template, Ladders ladders, Ledger ledger, PostQueries posts, JsonText json, Clock clock) {
        this.template = template;
        this.ladders = ladders;
        this.ledger = ledger;
        this.posts = posts;
        this.json = json;
        this.clock = clock;
    }

    /** Obligations ready to be stored. */
    public static final class Prepared {

        private final List<UUID> ids;
        private final List<BulkRows> rows;
        private final Ledger.Prepared acts;

        private Prepared(List<UUID> ids, List<BulkRows> rows, Ledger.Prepared acts) {
            this.ids = ids;
            this.rows = rows;
            this.acts = acts;
        }

        /** Their ids, in the order in which they were asked for. */
        public List<UUID> ids() {
            return ids;
        }
    }

    /** Opens what was prepared, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void open(Prepared prepared) {
        prepared.rows.forEach(rows -> rows.store(template));
        ledger.append(prepared.acts);
    }

    /** Makes obligations ready to be stored; by another thread, if need be, than the one that does. */
    public Prepared prepare(List<NewObligation> asked, Actor by) {
        Instant now = clock.instant();
        Map<UUID, Obligation.Bearer> bearers = new HashMap<>();
        var rows = new BulkRows("obligations.obligation", COLUMNS);
        var words = new BulkRows("obligations.word", "obligation, keys");
        List<NewAct> acts = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        for (NewObligation one : asked) {
            UUID id = Ids.next();
            ids.add(id);
            Obligation o = obligation(one, id, by, now, bearers);
            add(o, one, rows);
            words.add(id, ObligationWords.keys(one.title()));
            acts.add(act(o, one, by, now));
        }
        return new Prepared(ids, List.of(rows, words), ledger.prepare(acts));
    }

    private Obligation obligation(
            NewObligation asked, UUID id, Actor by, Instant now, Map<UUID, Obligation.Bearer> bearers) {
        var matter = new Obligation.Matter(
                id,
                asked.originKind(),
                asked.origin(),
                asked.title(),
                asked.pack(),
                asked.packVersion(),
                asked.clause(),
                asked.duty(),
                null,
                asked.subject(),
                asked.territory(),
                asked.demands(),
                asked.key(),
                by.isSystem() ? null : by.person(),
                now);
        var o = new Obligation(
                matter,
                1,
                ObligationState.OPEN,
                asked.unit(),
                asked.deadline().due(),
                asked.deadline().provisional());
        o.verifierPost = asked.verifierPost();
        o.verifierUnit = asked.verifierUnit();
        if (asked.bearerPost() != null) {
            o.bearer = bearers.computeIfAbsent(asked.bearerPost(), post -> bearer(posts.get(post)));
            o.state = ObligationState.ASSIGNED;
        }
        o.rung = ladders.of(matter).start(o.due, now);
        if (o.isLate(now)) {
            // Late before it came here: its first act says so, and nobody is told as if it had happened now.
            o.overdueAt = now;
        }
        ladders.arm(o);
        return o;
    }

    private static Obligation.Bearer bearer(PostView post) {
        return new Obligation.Bearer(
                post.id(),
                post.role(),
                post.holder() == null ? null : post.holder().person());
    }

    private void add(Obligation o, NewObligation asked, BulkRows rows) {
        var m = o.matter;
        rows.add(
                m.id(),
                o.version,
                o.state,
                m.originKind(),
                m.origin(),
                m.title().zh(),
                m.title().en(),
                m.pack(),
                m.packVersion(),
                m.clause(),
                m.duty(),
                o.unit,
                o.bearer == null ? null : o.bearer.post(),
                o.bearer == null ? null : o.bearer.role(),
                o.bearer == null ? null : o.bearer.person(),
                o.verifierPost,
                o.verifierUnit,
                m.territory(),
                m.openedAt(),
                m.openedBy(),
                o.due,
                o.provisional,
                json.write(asked.deadline()),
                json.write(m.demands()),
                m.key(),
                o.rung,
                o.nextAt,
                o.overdueAt,
                m.subject() == null ? null : m.subject().id(),
                m.subject() == null ? null : m.subject().name());
    }

    private static NewAct act(Obligation o, NewObligation asked, Actor by, Instant now) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("state", o.state.name());
        facts.put("title", asked.title());
        facts.put("clause", asked.clause());
        facts.put("due", asked.deadline().due().toString());
        facts.put("origin", asked.originKind() + "/" + asked.origin());
        facts.put("bearer", String.valueOf(asked.bearerPost()));
        if (o.overdueAt != null) {
            facts.put("overdue", true);
        }
        return new NewAct(
                Recorder.SUBJECT, o.id(), 1, Step.OPEN.act(), by, o.unit, o.matter.territory(), now, facts, List.of());
    }
}
