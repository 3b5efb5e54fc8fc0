package cn.anlan.obligations;

import cn.anlan.ledger.Ledger;
import cn.anlan.ledger.NewAct;
import cn.anlan.organization.PostQueries;
import cn.anlan.organization.PostView;
import cn.anlan.platform.Actor;
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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens many obligations at once, as when a ledger is imported. Each has its act as if opened alone, but no event is published: what was
 * under way long before is not told to everybody again.
 */
@Service
public class BulkObligations {

    private final JdbcClient jdbc;
    private final Ladders ladders;
    private final Ledger ledger;
    private final PostQueries posts;
    private final JsonText json;
    private final Clock clock;

    BulkObligations(JdbcClient jdbc, Ladders ladders, Ledger ledger, PostQueries posts, JsonText json, Clock clock) {
        this.jdbc = jdbc;
        this.ladders = ladders;
        this.ledger = ledger;
        this.posts = posts;
        this.json = json;
        this.clock = clock;
    }

    /** Opens them in the caller's transaction; their ids in the same order. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<UUID> open(List<NewObligation> asked, Actor by) {
        Instant now = clock.instant();
        Map<UUID, Obligation.Bearer> bearers = new HashMap<>();
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        List<NewAct> acts = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        for (NewObligation one : asked) {
            UUID id = Ids.next();
            ids.add(id);
            Obligation o = obligation(one, id, by, now, bearers);
            rows.add(row(o, one));
            acts.add(act(o, one, by, now));
        }
        jdbc.sql("""
                INSERT INTO obligations.obligation (id, version, state, origin_kind, origin, title_zh, title_en, pack, pack_version, clause,
                    duty, unit, bearer_post, bearer_role, bearer_person, verifier_post, verifier_unit, territory, opened_at, opened_by, due,
                    provisional, deadline, demands, key_task, next_at, subject, subject_name)
                SELECT id, 1, state, origin_kind, origin, title_zh, title_en, pack, pack_version, clause, duty, unit, bearer_post, bearer_role,
                    bearer_person, verifier_post, verifier_unit, territory, opened_at, opened_by, due, provisional, deadline, demands, key_task,
                    next_at, subject, subject_name
                FROM jsonb_to_recordset(?::jsonb) AS o (id uuid, state text, origin_kind text, origin uuid, title_zh text, title_en text,
                    pack text, pack_version integer, clause text, duty text, unit uuid, bearer_post uuid, bearer_role text,
                    bearer_person uuid, verifier_post uuid, verifier_unit uuid, territory text, opened_at timestamptz, opened_by uuid,
                    due timestamptz, provisional boolean, deadline jsonb, demands jsonb, key_task boolean, next_at timestamptz,
                    subject uuid, subject_name text)
                """).params(json.write(rows)).update();
        ledger.appendAll(acts);
        return ids;
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
        ladders.arm(o);
        return o;
    }

    private static Obligation.Bearer bearer(PostView post) {
        return new Obligation.Bearer(
                post.id(),
                post.role(),
                post.holder() == null ? null : post.holder().person());
    }

    private static Map<String, @Nullable Object> row(Obligation o, NewObligation asked) {
        var m = o.matter;
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", m.id());
        row.put("state", o.state.name());
        row.put("origin_kind", m.originKind());
        row.put("origin", m.origin());
        row.put("title_zh", m.title().zh());
        row.put("title_en", m.title().en());
        row.put("pack", m.pack());
        row.put("pack_version", m.packVersion());
        row.put("clause", m.clause());
        row.put("duty", m.duty());
        row.put("unit", o.unit);
        row.put("bearer_post", o.bearer == null ? null : o.bearer.post());
        row.put("bearer_role", o.bearer == null ? null : o.bearer.role().name());
        row.put("bearer_person", o.bearer == null ? null : o.bearer.person());
        row.put("verifier_post", o.verifierPost);
        row.put("verifier_unit", o.verifierUnit);
        row.put("territory", m.territory());
        row.put("opened_at", m.openedAt().toString());
        row.put("opened_by", m.openedBy());
        row.put("due", o.due.toString());
        row.put("provisional", o.provisional);
        row.put("deadline", asked.deadline());
        row.put("demands", m.demands());
        row.put("key_task", m.key());
        row.put("subject", m.subject() == null ? null : m.subject().id());
        row.put("subject_name", m.subject() == null ? null : m.subject().name());
        row.put("next_at", o.nextAt == null ? null : o.nextAt.toString());
        return row;
    }

    private static NewAct act(Obligation o, NewObligation asked, Actor by, Instant now) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("state", o.state.name());
        facts.put("title", asked.title());
        facts.put("clause", asked.clause());
        facts.put("due", asked.deadline().due().toString());
        facts.put("origin", asked.originKind() + "/" + asked.origin());
        facts.put("bearer", String.valueOf(asked.bearerPost()));
        return new NewAct(
                Recorder.SUBJECT, o.id(), 1, Step.OPEN.act(), by, o.unit, o.matter.territory(), now, facts, List.of());
    }
}
